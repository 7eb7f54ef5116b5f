import type PptxGenJS from 'pptxgenjs';

export type Slide = ReturnType<PptxGenJS['addSlide']>;

/** Room for a figure, in inches, on a slide of 13.33 × 7.5. */
export const box = { x: 0.6, y: 1.25, w: 12.13, h: 4.75 };

/** Colours of words and lines. */
export const ink = { text: '1F2328', muted: '57606A', rule: 'D8DEE4' };
