/** A cheap test, as an RE2 pattern, that every text with something to redact passes. */
export const suspicious = String.raw`@|[(\[](?i:at)[)\]]|://|(?i:www)\.|\d(?:\D{0,3}\d){5}|[A-Z]{2}\d{2}`;

const patterns: [RegExp, string][] = [
  [/\b(?:https?|ftp):\/\/[^\s<>"']+|\bwww\.[^\s<>"']+/giu, '[link]'],
  [
    /[\p{L}\p{N}._%+'-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu,
    '[e-mail]',
  ],
  [
    /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/gu,
    '[account]',
  ],
];
const digits = /(?<![\p{L}\p{N}])[+(]?\d(?:[\s().\/\u2010-\u2015\u00a0-]{0,3}\d){5,24}(?![\p{L}\p{N}])/gu;
const date =
  /^(?:(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d)$/;

/** A comment without what identifies people: addresses, links, accounts, card and phone numbers, and the given names. */
export function redact(text: string, names: RegExp | undefined): string {
  const marked = patterns.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), text);
  const bare = marked.replace(digits, (found) => markOf(found.trim()));
  return names ? bare.replace(names, '[name]') : bare;
}

/** One pattern for a list of names: whole words in any case; undefined for an empty list. */
export function namePattern(names: readonly string[] = []): RegExp | undefined {
  const escaped = names
    .map((name) =>
      name
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    )
    .filter(Boolean);
  if (escaped.length === 0) return undefined;
  const longestFirst = escaped.sort((a, b) => b.length - a.length).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst})(?![\\p{L}\\p{N}])`, 'giu');
}

function markOf(found: string): string {
  const number = found.replace(/\D/g, '');
  if (date.test(found)) return found;
  if (number.length >= 12 && number.length <= 19 && passesLuhn(number)) return '[card]';
  if (number.length < 7) return found;
  return /^[+(0]|[\s().\/-]/.test(found) && number.length <= 15 ? '[phone]' : '[number]';
}

/** The check digit of payment cards (ISO/IEC 7812). */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
