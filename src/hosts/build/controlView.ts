import { element } from '../../charts/element.ts';
import { initial, type Control } from '../../sql/controls.ts';
import { messages } from '../../words/messages.ts';
import { tag, type Locale } from '../../words/format.ts';
import type { ShownInput } from '../../figures/input.ts';
import { numberInput } from './numberInput.ts';
import { serverDocument } from './serverDom.ts';

/** An input as HTML: native controls, so that keyboards, phones and screen readers know them. */
export function controlHtml(control: Control, locale: Locale, shown?: ShownInput): string {
  const document = serverDocument();
  const host = element(document, 'div', {
    class: `pl-control pl-control-${control.kind}`,
    'data-control': control.key,
    'data-assumption': control.assumption,
  });
  if (control.kind === 'number') host.append(...numberInput(control, document, locale, shown));
  else host.append(...inputs(control, document, locale));
  return host.outerHTML;
}

function inputs(control: Exclude<Control, { kind: 'number' }>, document: Document, locale: Locale): Node[] {
  const words = messages(locale);
  const id = `input-${control.key}`;
  const label = element(document, 'label', { for: id }, control.label);
  const chosen = initial(control);
  switch (control.kind) {
    case 'one':
    case 'select': {
      const options = control.options.map(({ value, label: text }) =>
        element(document, 'option', { value, selected: chosen.includes(value) }, text),
      );
      const all = control.kind === 'one' && element(document, 'option', { value: '' }, words.all);
      return [label, element(document, 'select', { id, autocomplete: 'off' }, all, ...options)];
    }
    case 'many':
      return [many(control, document, locale, chosen)];
    case 'search':
      return [label, element(document, 'input', { id, type: 'search', autocomplete: 'off', maxlength: 200 })];
    case 'toggle':
      return [
        element(document, 'input', { id, type: 'checkbox', autocomplete: 'off', checked: control.value }),
        label,
      ];
    case 'slider':
      return slider(control, document, { id, label, locale });
    case 'range':
    case 'dates':
      return [between(control, document, locale)];
  }
}

function many(
  control: Extract<Control, { kind: 'many' }>,
  document: Document,
  locale: Locale,
  chosen: string[],
): Node {
  const boxes = control.options.map(({ value, label }) =>
    element(
      document,
      'label',
      {},
      element(document, 'input', {
        type: 'checkbox',
        value,
        autocomplete: 'off',
        checked: chosen.includes(value),
      }),
      label,
    ),
  );
  const words = chosen.length ? chosen.join(', ') : messages(locale).all;
  return element(
    document,
    'details',
    { class: 'pl-many' },
    element(
      document,
      'summary',
      {},
      element(document, 'span', { class: 'pl-many-label' }, control.label),
      element(document, 'span', { class: 'pl-many-value' }, words),
    ),
    element(document, 'fieldset', {}, element(document, 'legend', {}, control.label), ...boxes),
  );
}

function slider(
  { min, max, step, value, unit, key }: Extract<Control, { kind: 'slider' }>,
  document: Document,
  { id, label, locale }: { id: string; label: Node; locale: Locale },
): Node[] {
  const input = element(document, 'input', { id, type: 'range', min, max, step, value, autocomplete: 'off' });
  const output = element(document, 'output', { for: id }, new Intl.NumberFormat(tag[locale]).format(value));
  return [
    label,
    input,
    element(document, 'span', { class: 'pl-unit', 'data-unit': key }, output, unit ? ` ${unit}` : ''),
  ];
}

function between(
  control: Extract<Control, { kind: 'range' | 'dates' }>,
  document: Document,
  locale: Locale,
): Node {
  const words = messages(locale);
  const type = control.kind === 'dates' ? 'date' : 'number';
  const { min, max } = control;
  const step =
    control.kind === 'range' && Number.isInteger(control.step)
      ? control.step
      : control.kind === 'range'
        ? 'any'
        : undefined;
  const input = (text: string, side: string, placeholder: string | number) =>
    element(
      document,
      'label',
      {},
      text,
      ' ',
      element(document, 'input', {
        type,
        min,
        max,
        step,
        'data-side': side,
        autocomplete: 'off',
        placeholder,
      }),
    );
  return element(
    document,
    'fieldset',
    { class: 'pl-between' },
    element(document, 'legend', {}, control.label),
    input(words.from, 'low', min),
    input(words.to, 'high', max),
  );
}
