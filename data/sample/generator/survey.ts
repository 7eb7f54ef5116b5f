import { FIRST_ANSWER, LAST_DAY, VIDEO, monthOf, monthsBetween } from './calendar.ts';
import type { Person } from './customer.ts';
import type { Random } from './random.ts';

export type Touchpoint = 'support' | 'sales' | 'onboarding' | 'checkout' | 'event';
export type Channel = 'email' | 'phone' | 'chat' | 'web' | 'app';

export type Scores = { csat: number | null; nps: number | null; ces: number | null };

export type Contact = {
  on: number;
  touchpoint: Touchpoint;
  channel: Channel;
  tenure: number;
  firstResponseHours: number | null;
};

export type Answer = Contact & Scores & { durationSeconds: number };

type Latent = { csat: number; nps: number; ces: number };

/** First reply later than this is "slow". */
export const SLOW_HOURS = 24;

const CHANNELS: Record<Touchpoint, Record<Channel, number>> = {
  support: { email: 26, phone: 26, chat: 28, web: 10, app: 10 },
  sales: { email: 25, phone: 45, chat: 15, web: 15, app: 0 },
  onboarding: { email: 35, phone: 10, chat: 5, web: 20, app: 30 },
  checkout: { email: 5, phone: 5, chat: 5, web: 55, app: 30 },
  event: { email: 30, phone: 0, chat: 0, web: 55, app: 15 },
};
const MEDIAN_HOURS: Record<Channel, number> = { email: 17, phone: 5, chat: 3.5, web: 13, app: 9 };
const CSAT_BY_TOUCHPOINT = { support: -0.02, sales: 0.12, onboarding: -0.05, checkout: 0.2, event: 0.22 };
const CES_ASKED = { support: 0.85, onboarding: 0.85, checkout: 0.85, sales: 0.1, event: 0.05 };
const NPS_ASKED = 0.45;

// Where a standard normal is cut into points of the scale.
const CSAT_CUTS = [-1.645, -1.175, -0.674, 0.385];
const CES_CUTS = [-1.82, -1.27, -0.67, 0.33];
const NPS_CUTS = [-2.054, -1.881, -1.695, -1.476, -1.282, -0.994, -0.772, -0.412, 0.05, 0.643];

const VIDEO_EFFECT = 0.25;
// Offsets what an ageing customer base adds, so that all but onboarding stays level.
const RISING_EXPECTATIONS = -0.06;
const SLOW_EFFECT = { csat: -0.45, nps: -0.2, ces: -0.95 };
const COAST_EFFECT = -0.16;
const BUSINESS_NPS_SLOPE = 0.14;
const BY_MONTH = [-0.04, -0.02, 0, 0.01, 0.03, 0.03, 0.02, 0.02, 0, 0, -0.02, -0.05];

export function makeContact(random: Random, person: Person, touchpoint: Touchpoint, on: number): Contact {
  const channel = random.weighted(CHANNELS[touchpoint]);
  const tenure = monthsBetween(person.startedOn, on);
  return { on, touchpoint, channel, tenure, firstResponseHours: replyTime(random, touchpoint, channel) };
}

/** `lift` is what an earlier follow-up contact still adds, in standard deviations. */
export function answer(random: Random, person: Person, contact: Contact, lift: number): Answer {
  const speeder = random.chance(0.01);
  const scores = speeder ? straightLine(random) : scoresOf(latent(random, person, contact, lift));
  const time = speeder ? random.integer(2, 4) : Math.max(8, Math.round(46 * Math.exp(0.5 * random.normal())));
  return { ...contact, ...unanswered(random, contact.touchpoint, scores), durationSeconds: time };
}

function replyTime(random: Random, touchpoint: Touchpoint, channel: Channel): number | null {
  if (touchpoint !== 'support') return null;
  const hours = MEDIAN_HOURS[channel] * Math.exp(1.05 * random.normal());
  return Math.min(168, Math.max(0.1, Math.round(hours * 10) / 10));
}

function latent(random: Random, person: Person, contact: Contact, lift: number): Latent {
  const [own, mood] = [person.satisfaction, random.normal()];
  const slow = (contact.firstResponseHours ?? 0) > SLOW_HOURS ? 1 : 0;
  const shared =
    lift + (person.region === 'Coast' ? COAST_EFFECT : 0) + (BY_MONTH[monthOf(contact.on) - 1] ?? 0);
  const noise = () => random.normal();
  return {
    csat: shared + csatShift(contact) + slow * SLOW_EFFECT.csat + 0.55 * own + 0.55 * mood + 0.63 * noise(),
    nps:
      shared + npsShift(person, contact) + slow * SLOW_EFFECT.nps + 0.7 * own + 0.25 * mood + 0.67 * noise(),
    ces: shared + slow * SLOW_EFFECT.ces + 0.35 * own + 0.6 * mood + 0.72 * noise(),
  };
}

function csatShift({ touchpoint, tenure, on }: Contact): number {
  const expectations = RISING_EXPECTATIONS * elapsed(on);
  const video = touchpoint === 'onboarding' && on >= VIDEO ? VIDEO_EFFECT : 0;
  return CSAT_BY_TOUCHPOINT[touchpoint] + video + expectations - 0.2 + (0.45 * tenure) / (tenure + 15);
}

// Centred on the period, so that the plans differ in slope and hardly in level.
function npsShift(person: Person, { on }: Contact): number {
  return person.plan === 'business' ? BUSINESS_NPS_SLOPE * (elapsed(on) - 0.5) : 0;
}

/** 0 at the first published answer and before, 1 at the last. */
const elapsed = (on: number): number => Math.max(0, (on - FIRST_ANSWER) / (LAST_DAY - FIRST_ANSWER));

function scoresOf(at: Latent): Record<keyof Latent, number> {
  return {
    csat: 1 + above(CSAT_CUTS, at.csat),
    nps: above(NPS_CUTS, at.nps),
    ces: 1 + above(CES_CUTS, at.ces),
  };
}

const above = (cuts: readonly number[], at: number): number => cuts.filter((cut) => at > cut).length;

function straightLine(random: Random): Record<keyof Latent, number> {
  const top = random.chance(0.7);
  return top ? { csat: 5, nps: 10, ces: 5 } : { csat: 3, nps: 5, ces: 3 };
}

function unanswered(random: Random, touchpoint: Touchpoint, scores: Record<keyof Latent, number>): Scores {
  return {
    csat: random.chance(0.97) ? scores.csat : null,
    nps: random.chance(NPS_ASKED * 0.95) ? scores.nps : null,
    ces: random.chance(CES_ASKED[touchpoint] * 0.97) ? scores.ces : null,
  };
}
