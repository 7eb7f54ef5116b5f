/**
 * What the inputs of a page are set to, in words, "Region: North". Left out: inputs that narrow nothing, and those of
 * scenarios that nobody moved, whose figures say themselves what they start from. Read from the inputs themselves, in
 * the built page and in the reader's alike, so that this needs neither words nor state; `named` is how the language
 * puts a label before a value, "{label}: {value}".
 */
export function chosenWords(root: ParentNode, named: string): string[] {
  return [...root.querySelectorAll<HTMLElement>('[data-control]')].flatMap((control) => {
    const label = text(control.querySelector('.pl-many-label, legend, label'));
    const chosen = valueOf(control);
    return chosen ? [named.replace('{label}', () => label).replace('{value}', () => chosen)] : [];
  });
}

function valueOf(control: HTMLElement): string {
  const many = control.querySelector('.pl-many');
  if (many)
    return [...many.querySelectorAll<HTMLInputElement>('input:checked')]
      .map((input) => text(input.closest('label')))
      .join(', ');
  const select = control.querySelector('select');
  if (select) {
    const option = [...select.querySelectorAll('option')].find((each) => each.selected);
    const untouched = 'assumption' in control.dataset && option?.hasAttribute('selected');
    return option?.value && !untouched ? text(option) : '';
  }
  const field = control.querySelector<HTMLInputElement>('.pl-number-field input');
  if (field) return numberOf(control, field);
  const unit = control.querySelector('.pl-unit');
  if (unit) return text(unit);
  const inputs = [...control.querySelectorAll('input')];
  if (inputs[0]?.type === 'checkbox') return inputs[0].checked ? '✓' : '';
  return inputs.flatMap((input) => (input.value ? [ended(input)] : [])).join(' ');
}

/** The value in force, which is not what stands in a field that refuses its text; nothing where nobody chose one. */
function numberOf(control: Element, field: HTMLInputElement): string {
  if (control.querySelector<HTMLElement>('.pl-reset')?.hidden !== false) return '';
  const value = Number(field.dataset['now'] ?? field.value);
  const { lang } = field.ownerDocument.documentElement;
  const number = value.toLocaleString(lang || undefined, { maximumFractionDigits: 6 });
  return [number, text(control.querySelector('.pl-unit'))].filter(Boolean).join('\u00a0');
}

/** "from 2026-01-01": the end of a range with its word. */
function ended(input: HTMLInputElement): string {
  const side = input.dataset['side'] && text(input.closest('label'));
  return [side, input.value].filter(Boolean).join(' ');
}

function text(node: Element | null | undefined): string {
  return node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
