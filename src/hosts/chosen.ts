/**
 * What the inputs of a page are set to, in words, "Region: North"; inputs that narrow nothing are left out. Read from
 * the inputs themselves, in the built page and in the reader's alike, so that this needs neither words nor state.
 */
export function chosenWords(root: ParentNode): string[] {
  return [...root.querySelectorAll('[data-control]')].flatMap((control) => {
    const label = text(control.querySelector('.pl-many-label, legend, label'));
    const chosen = valueOf(control);
    return chosen ? [`${label}: ${chosen}`] : [];
  });
}

function valueOf(control: Element): string {
  const many = control.querySelector('.pl-many');
  if (many)
    return [...many.querySelectorAll<HTMLInputElement>('input:checked')]
      .map((input) => text(input.closest('label')))
      .join(', ');
  const select = control.querySelector('select');
  if (select) {
    const option = [...select.querySelectorAll('option')].find((each) => each.selected);
    return option?.value ? text(option) : '';
  }
  const number = control.querySelector<HTMLInputElement>('.pl-number-field input');
  // a scenario says its own inputs; worth saying here is what the reader moved
  if (number && control.querySelector<HTMLElement>('.pl-reset')?.hidden !== false) return '';
  if (number) return [number.value, text(control.querySelector('.pl-unit'))].filter(Boolean).join(' ');
  const unit = control.querySelector('.pl-unit');
  if (unit) return text(unit);
  const inputs = [...control.querySelectorAll('input')];
  if (inputs[0]?.type === 'checkbox') return inputs[0].checked ? '✓' : '';
  return inputs.flatMap((input) => (input.value ? [ended(input)] : [])).join(' ');
}

/** "from 2026-01-01": the end of a range with its word. */
function ended(input: HTMLInputElement): string {
  const side = input.dataset['side'] && text(input.closest('label'));
  return [side, input.value].filter(Boolean).join(' ');
}

function text(node: Element | null | undefined): string {
  return node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
