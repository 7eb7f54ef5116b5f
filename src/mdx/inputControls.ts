import type { Input } from '../figures/input.ts';
import { typedAs } from '../figures/scenario/unit.ts';
import type { Control } from '../sql/controls.ts';
import type { Locale } from '../words/format.ts';

/** The control of a scenario's input: a slider with a number field, or a choice. */
export function controlOf(input: Input, locale: Locale): Control {
  const { key, label, unit, currency, min, max, step, value, measured, presets, options } = input;
  if (options)
    return {
      ...{ kind: 'select', key, label, assumption: true, numeric: true, value: String(value) },
      options: options.map((each) => ({ value: String(each.value), label: each.label })),
    };
  return {
    ...{ kind: 'number', key, label, min, max, step, presets },
    value: measured ? undefined : value,
    shownAs: typedAs(unit, { locale, currency }),
  };
}

/** What two figures that share a key say of its default; undefined where they agree. */
export function contradiction(one: Input, other: Input): { one: string; other: string } | undefined {
  if (!one.explicit || !other.explicit) return undefined;
  const says = ({ measured, value }: Input) => measured?.identity ?? String(value);
  return says(one) === says(other) ? undefined : { one: says(one), other: says(other) };
}
