import { VIDEO } from './calendar.ts';
import type { Language } from './customer.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import type { PhraseBook, Theme } from './phrases.ts';
import type { Random } from './random.ts';
import { russian } from './russian.ts';
import { SLOW_HOURS } from './survey.ts';
import type { Answer, Touchpoint } from './survey.ts';

type Mood = 'good' | 'middling' | 'bad';

const BOOK: PhraseBook = { en: english, fr: french, ru: russian };
const AGENTS: Record<Language, readonly string[]> = {
  en: ['Marta', 'Julien', 'Olga', 'Tobias', 'Priya'],
  fr: ['Marta', 'Olga', 'Priya'],
  ru: ['Марта', 'Ольга', 'Прия'],
};
const THEMES: Record<Touchpoint, Partial<Record<Theme, number>>> = {
  support: { speed: 30, kindness: 22, billing: 16, outage: 16, app: 12, price: 6 },
  sales: { price: 50, kindness: 35, speed: 15 },
  onboarding: { guide: 60, delivery: 28, app: 6, kindness: 6 },
  checkout: { billing: 30, app: 28, price: 24, delivery: 18 },
  event: { event: 90, kindness: 10 },
};
// Share of the usual weight: praise is for people, blame for bills and outages.
const RARELY_PRAISED: Partial<Record<Theme, number>> = { outage: 0.12, billing: 0.35, price: 0.4 };
const RARELY_BLAMED: Partial<Record<Theme, number>> = { kindness: 0.4 };
// Nobody praises the speed of a reply that took longer.
const QUICK_HOURS = 8;
// People write rather when they are annoyed.
const WRITES: Record<Mood, number> = { good: 0.19, middling: 0.24, bad: 0.38 };

/** What the person wrote, or null; its mood follows the scores. */
export function comment(random: Random, given: Answer, language: Language): string | null {
  const mood = moodOf(given);
  if (given.durationSeconds < 8 || !random.chance(WRITES[mood])) return null;
  const sentences = random.chance(0.12)
    ? [random.pick(BOOK[language].plain[mood])]
    : say(random, given, language, mood);
  if (random.chance(0.03)) sentences.push(random.pick(BOOK[language].personal));
  return fill(random, punctuate(random, sentences, mood), given, language);
}

function moodOf({ csat, nps, ces }: Answer): Mood {
  const score = csat ?? ces ?? (nps === null ? 3 : 1 + Math.round(nps * 0.4));
  return score >= 4 ? 'good' : score === 3 ? 'middling' : 'bad';
}

function say(random: Random, given: Answer, language: Language, mood: Mood): string[] {
  const { but, contexts, endings, plain } = BOOK[language];
  if (mood === 'middling' && random.chance(0.4)) return [random.pick(plain.middling)];
  const [first, second] = twoThemes(random, given, mood);
  if (mood === 'middling') {
    return [
      statement(random, given, language, first, 'good'),
      random.pick(but) + statement(random, given, language, second, 'bad'),
    ];
  }
  const sentences = [statement(random, given, language, first, mood)];
  if (random.chance(0.28)) sentences.push(statement(random, given, language, second, mood));
  if (random.chance(0.35)) sentences.push(random.pick(endings[mood]));
  if (random.chance(0.16)) sentences.push(random.pick(contexts));
  return sentences;
}

function statement(
  random: Random,
  given: Answer,
  language: Language,
  theme: Theme,
  mood: 'good' | 'bad',
): string {
  const { slow, themes } = BOOK[language];
  if (mood === 'bad' && theme === 'speed' && hours(given) > SLOW_HOURS) return random.pick(slow);
  return random.pick(themes[theme][mood]);
}

/** Two different themes; the second one of a middling comment is a complaint. */
function twoThemes(random: Random, given: Answer, mood: Mood): [Theme, Theme] {
  const first = pickTheme(random, given, mood === 'bad' ? 'bad' : 'good');
  return [first, pickTheme(random, given, mood === 'good' ? 'good' : 'bad', first)];
}

function pickTheme(random: Random, given: Answer, mood: 'good' | 'bad', except?: Theme): Theme {
  const usual = Object.entries(THEMES[given.touchpoint]) as [Theme, number][];
  const weights = usual
    .map(([theme, weight]): [Theme, number] => [
      current(theme, given.on),
      weight * emphasis(theme, mood, given),
    ])
    .filter(([theme]) => theme !== except);
  return random.weighted(Object.fromEntries(weights) as Record<Theme, number>);
}

function emphasis(theme: Theme, mood: 'good' | 'bad', given: Answer): number {
  if (theme !== 'speed') return (mood === 'good' ? RARELY_PRAISED : RARELY_BLAMED)[theme] ?? 1;
  if (mood === 'good') return hours(given) > QUICK_HOURS ? 0 : 1;
  return hours(given) > SLOW_HOURS ? 4 : 1;
}

const current = (theme: Theme, on: number): Theme => (theme === 'guide' && on >= VIDEO ? 'video' : theme);
const hours = ({ firstResponseHours }: Answer): number => firstResponseHours ?? 0;

function punctuate(random: Random, sentences: string[], mood: Mood): string {
  const mark = mood !== 'middling' && random.chance(0.1) ? '!' : '.';
  const ended = sentences.map((text) => (/[\p{L}\p{N}}]$/u.test(text) ? text + mark : text)).join(' ');
  const text = random.chance(0.25) ? ended.replace(/\.$/, '') : ended;
  const carelessly = /^[\p{Lu}]\p{Ll}/u.test(text) && random.chance(0.1);
  return carelessly ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function fill(random: Random, text: string, given: Answer, language: Language): string {
  const number = () => String(random.integer(1000, 9999));
  const values: Record<string, () => string> = {
    n: () => String(random.integer(2, 9)),
    h: () => String(Math.round(hours(given))),
    agent: () => random.pick(AGENTS[language]),
    mail: () =>
      `${random.pick(['a.moor', 'j.vale', 'lena.b', 'office', 'tom'])}${random.integer(1, 99)}@example.com`,
    phone: () => `555-01${random.integer(10, 99)}`,
    url: () => `https://files.example.com/${number()}`,
  };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name]?.() ?? '');
}
