/** What n counts: answers to a survey, or cases of anything else, such as customers or months of theirs. */
export type Counted = 'answers' | 'cases';
