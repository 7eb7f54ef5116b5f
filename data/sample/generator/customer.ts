import { FOUNDED, LAST_DAY } from './calendar.ts';
import type { Random } from './random.ts';

export type Plan = 'basic' | 'plus' | 'business';
export type Language = 'en' | 'fr' | 'ru';
export type Region = keyof typeof REGIONS;

export type Person = {
  plan: Plan;
  region: Region;
  language: Language;
  startedOn: number;
  /** lasting satisfaction, standard normal; never published */
  satisfaction: number;
  mrr: number;
  acquisitionCost: number;
  email: string;
};

// Islands: so few that a month or a quarter of it falls under the minimum.
const REGIONS = { North: 20, South: 19, East: 16, West: 16, Centre: 17, Coast: 12, Islands: 0.25 };
const PLANS: Record<Plan, number> = { basic: 50, plus: 34, business: 16 };
const PRICE: Record<Plan, number> = { basic: 19, plus: 39, business: 149 };
const WINNING: Record<Plan, number> = { basic: 90, plus: 150, business: 620 };
const LANGUAGES: Record<'inland' | 'coastal', Record<Language, number>> = {
  inland: { en: 64, fr: 20, ru: 16 },
  coastal: { en: 48, fr: 40, ru: 12 },
};
const GIVEN =
  'ada ben cleo dan eva finn gus hana ida jan kira leo mia nils olga pia rene sven tara uma'.split(' ');
const FAMILY = 'alder birch cedar dale elm fenn grove heath ivers jarvis knoll lund marsh noor oake'.split(
  ' ',
);

export function makePerson(random: Random, startedOn: number): Person {
  const plan = random.weighted(PLANS);
  const region = random.weighted(REGIONS);
  const satisfaction = random.normal();
  return {
    plan,
    region,
    language: random.weighted(LANGUAGES[region === 'Coast' ? 'coastal' : 'inland']),
    startedOn,
    satisfaction,
    mrr: money(PRICE[plan] * (1 + 0.12 * satisfaction) * spread(random, 0.2)),
    acquisitionCost: Math.round(WINNING[plan] * spread(random, 0.3)),
    email: `${random.pick(GIVEN)}.${random.pick(FAMILY)}${random.integer(1, 99)}@example.com`,
  };
}

/** Start days, ascending: new customers a day grow by half from the first to the last day. */
export function startDays(random: Random, count: number): number[] {
  const span = LAST_DAY - FOUNDED;
  return Array.from({ length: count }, () => FOUNDED + Math.floor(span * growing(random))).sort(
    (a, b) => a - b,
  );
}

function growing(random: Random): number {
  const at = random.uniform();
  return random.chance((1 + 0.5 * at) / 1.5) ? at : growing(random);
}

const spread = (random: Random, size: number): number => Math.max(0.3, 1 + size * random.normal());
const money = (value: number): number => Math.round(Math.max(5, value) * 100) / 100;
