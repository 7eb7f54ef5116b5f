import { add, isDay, startOf, type PeriodUnit, type Window } from './period.ts';

/** Short names of periods that sort as text: 2025-11-03, 2025-W45, 2025-11, 2025-Q4, 2025. */
export function periodName(day: string, unit: PeriodUnit | 'day'): string {
  const [year = '', month = ''] = day.split('-');
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return weekName(day);
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'year':
      return year;
  }
}

/** The days that a short name, or two with a slash between them, stands for; undefined when it is none. */
export function periodNamed(name: string): Window | undefined {
  const [first = '', second, ...rest] = name.split('/').map((part) => part.trim());
  if (rest.length) return undefined;
  const [from, to] = [single(first), single(second ?? first)];
  return from && to && from.from <= to.from ? { from: from.from, before: to.before } : undefined;
}

function single(name: string): Window | undefined {
  const [, year = '', quarter, week, month, day] =
    /^(\d{4})(?:-Q([1-4])|-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?$/i.exec(name) ?? [];
  if (year === '') return undefined;
  if (quarter) return of(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`, 'quarter');
  if (week) return weekOf(year, Number(week));
  if (day) return of(name, 'day');
  return month ? of(`${year}-${month}-01`, 'month') : of(`${year}-01-01`, 'year');
}

function of(from: string, unit: PeriodUnit | 'day'): Window | undefined {
  return isDay(from) ? { from, before: add(from, 1, unit) } : undefined;
}

/** The fourth of January is always in the first week of its year (ISO 8601). */
function weekOf(year: string, week: number): Window | undefined {
  const from = add(startOf(`${year}-01-04`, 'week'), week - 1, 'week');
  return week >= 1 && weekName(from) === `${year}-W${String(week).padStart(2, '0')}`
    ? of(from, 'week')
    : undefined;
}

function weekName(day: string): string {
  const thursday = add(startOf(day, 'week'), 3, 'day');
  const year = thursday.slice(0, 4);
  let [week, start] = [1, startOf(`${year}-01-04`, 'week')];
  while (add(start, 1, 'week') <= thursday) [week, start] = [week + 1, add(start, 1, 'week')];
  return `${year}-W${String(week).padStart(2, '0')}`;
}
