/** The numbers beside an axis: all with the same decimals, without where none of them has any. */
export function tickTexts(values: readonly number[], text: (value: number) => string): string[] {
  const texts = values.map(text);
  // three digits after a comma are thousands
  const zeros = /[.,]0{1,2}(?=\D*$)/;
  const whole = texts.every((each) => zeros.test(each) || !/[.,]\d{1,2}\D*$/.test(each));
  return whole ? texts.map((each) => each.replace(zeros, '')) : texts;
}
