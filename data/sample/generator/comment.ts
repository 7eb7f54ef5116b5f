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
const RARELY_PRAISED: Partial<Record<Theme, number>> = { outage: 0.25, billing: 0.4, price: 0.6 };
const RARELY_BLAMED: Partial<Record<Theme, number>> = { kindness: 0.4 };
// People write rather when they are annoyed.
const WRITES: Record<Mood, number> = { good: 0.19, middling: 0.24, bad: 0.38 };

/** What the person wrote, or null; its mood follows the scores. */
export function comment(random: Random, given: Answer, language: Language): string | null {
  const mood = moodOf(given);
  if (given.durationSeconds < 8 || !random.chance(WRITES[mood])) return null;
  const sentences = random.chance(0.12)
    ? [random.pick(BOOK[language].plain[mood])]
    : say(random, given, language, mood);
  if (random.chance(0.035)) sentences.push(random.pick(BOOK[language].personal));
  return fill(random, punctuate(random, sentences, mood), given, language);
}

function moodOf({ csat, nps, ces }: Answer): Mood {
  const score = csat ?? ces ?? (nps === null ? 3 : 1 + Math.round(nps * 0.4));
  return score >= 4 ? 'good' : score === 3 ? 'middling' : 'bad';
}

function say(random: Random, given: Answer, language: Language, mood: Mood): string[] {
  const { but, contexts, endings } = BOOK[language];
  if (mood === 'middling' && random.chance(0.4)) return [random.pick(BOOK[language].plain.middling)];
  const bad = () => complaint(random, given, language);
  if (mood === 'middling') return [praise(random, given, language), random.pick(but) + bad()];
  const sentences = mood === 'good' ? [praise(random, given, language)] : [bad()];
  if (random.chance(0.28)) sentences.push(mood === 'good' ? praise(random, given, language) : bad());
  if (random.chance(0.35)) sentences.push(random.pick(endings[mood]));
  if (random.chance(0.16)) sentences.push(random.pick(contexts));
  return [...new Set(sentences)];
}

function praise(random: Random, given: Answer, language: Language): string {
  return random.pick(BOOK[language].themes[theme(random, given, 'good')].good);
}

function complaint(random: Random, given: Answer, language: Language): string {
  const slow = (given.firstResponseHours ?? 0) > SLOW_HOURS;
  if (slow && random.chance(0.65)) return random.pick(BOOK[language].slow);
  return random.pick(BOOK[language].themes[theme(random, given, 'bad')].bad);
}

function theme(random: Random, { touchpoint, on }: Answer, mood: 'good' | 'bad'): Theme {
  const weights = Object.entries(THEMES[touchpoint]) as [Theme, number][];
  const rarer = mood === 'good' ? RARELY_PRAISED : RARELY_BLAMED;
  const found = random.weighted(
    Object.fromEntries(weights.map(([name, weight]) => [name, weight * (rarer[name] ?? 1)])) as Record<
      Theme,
      number
    >,
  );
  return found === 'guide' && on >= VIDEO ? 'video' : found;
}

function punctuate(random: Random, sentences: string[], mood: Mood): string {
  const mark = mood !== 'middling' && random.chance(0.1) ? '!' : '.';
  const ended = sentences.map((text) => (/[\p{L}\p{N}\])]$/u.test(text) ? text + mark : text)).join(' ');
  const text = random.chance(0.25) ? ended.replace(/\.$/, '') : ended;
  const carelessly = /^[\p{Lu}]\p{Ll}/u.test(text) && random.chance(0.1);
  return carelessly ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function fill(random: Random, text: string, given: Answer, language: Language): string {
  const number = () => String(random.integer(1000, 9999));
  const values: Record<string, () => string> = {
    n: () => String(random.integer(2, 9)),
    h: () => String(Math.round(given.firstResponseHours ?? 0)),
    agent: () => random.pick(AGENTS[language]),
    mail: () =>
      `${random.pick(['a.moor', 'j.vale', 'lena.b', 'office', 'tom'])}${random.integer(1, 99)}@example.com`,
    phone: () => `555-01${random.integer(10, 99)}`,
    url: () => `https://files.example.com/${number()}`,
  };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name]?.() ?? '');
}
