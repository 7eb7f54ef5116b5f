import { FIRST_ANSWER, LAST_DAY } from './calendar.ts';
import type { Person } from './customer.ts';
import type { Random } from './random.ts';
import { SLOW_HOURS, answer, makeContact } from './survey.ts';
import type { Answer, Scores, Touchpoint } from './survey.ts';

export type LifeAnswer = Answer & { followedUpOn: number | null };
export type Life = { endedOn: number | null; answers: LifeAnswer[] };

type Memory = { risks: { factor: number; until: number }[]; liftedFrom: number; liftedUntil: number };

const PERIOD = 30;
const RISK_DAYS = 120;
const HAZARD = 0.0138;
const LEAVE_BY_PLAN = { basic: 1, plus: 1, business: 0.8 };
const LOW = { csat: 2, nps: 6, ces: 2 };
const RISK = { csat: 1.6, nps: 1.5, ces: 1.45, allThree: 1.5, slow: 1.9 };
const FOLLOW_UP = { share: 0.35, lift: 0.5, days: 240, remainingRisk: 0.35 };

// Answered surveys in 30 days; the second number is for the first 30 days.
const RATES: Record<Touchpoint, [number, number]> = {
  support: [0.125, 0.15],
  sales: [0.016, 0.25],
  onboarding: [0.004, 0.62],
  checkout: [0.03, 0.3],
  event: [0.02, 0.01],
};

/** Lives a customer in steps of 30 days: contacts, answers, follow-ups, and perhaps leaving. */
export function live(random: Random, person: Person): Life {
  const memory: Memory = { risks: [], liftedFrom: 0, liftedUntil: 0 };
  const answers: LifeAnswer[] = [];
  for (let from = person.startedOn; from <= LAST_DAY; from += PERIOD) {
    const added = contactsOf(random, person, from).map((on) => respond(random, person, on, memory));
    answers.push(...added);
    if (!random.chance(hazard(person, from, memory))) continue;
    const last = added.reduce((latest, { on }) => Math.max(latest, on), from);
    return finish(answers, random.integer(last + 1, from + PERIOD));
  }
  return finish(answers, null);
}

function finish(answers: LifeAnswer[], endedOn: number | null): Life {
  return {
    endedOn: endedOn !== null && endedOn <= LAST_DAY ? endedOn : null,
    answers: answers.filter(({ on }) => on >= FIRST_ANSWER && on <= LAST_DAY),
  };
}

function contactsOf(random: Random, person: Person, from: number): { touchpoint: Touchpoint; on: number }[] {
  const first = from === person.startedOn ? 1 : 0;
  return (Object.keys(RATES) as Touchpoint[])
    .filter((touchpoint) => random.chance(RATES[touchpoint][first]))
    .map((touchpoint) => ({ touchpoint, on: from + random.integer(0, PERIOD - 1) }))
    .sort((a, b) => a.on - b.on);
}

function respond(
  random: Random,
  person: Person,
  { touchpoint, on }: { touchpoint: Touchpoint; on: number },
  memory: Memory,
): LifeAnswer {
  const lift = on > memory.liftedFrom && on <= memory.liftedUntil ? FOLLOW_UP.lift : 0;
  const given = answer(random, person, makeContact(random, person, touchpoint, on), lift);
  const followedUpOn = followUp(random, given);
  remember(memory, given, followedUpOn);
  return { ...given, followedUpOn };
}

function followUp(random: Random, { csat, on }: Answer): number | null {
  if (csat === null || csat > LOW.csat || !random.chance(FOLLOW_UP.share)) return null;
  const after = on + random.integer(2, 9);
  return after <= LAST_DAY ? after : null;
}

function remember(memory: Memory, given: Answer, followedUpOn: number | null): void {
  const full = riskOf(given) * ((given.firstResponseHours ?? 0) > SLOW_HOURS ? RISK.slow : 1);
  const factor = followedUpOn === null ? full : 1 + (full - 1) * FOLLOW_UP.remainingRisk;
  if (factor > 1) memory.risks.push({ factor, until: given.on + RISK_DAYS });
  if (followedUpOn === null) return;
  memory.liftedFrom = followedUpOn;
  memory.liftedUntil = followedUpOn + FOLLOW_UP.days;
}

function riskOf(scores: Scores): number {
  const low = (['csat', 'nps', 'ces'] as const).filter((name) => (scores[name] ?? 99) <= LOW[name]);
  return low.reduce((product, name) => product * RISK[name], low.length === 3 ? RISK.allThree : 1);
}

function hazard(person: Person, from: number, memory: Memory): number {
  const active = memory.risks.filter(({ until }) => until >= from).map(({ factor }) => factor);
  const early = from - person.startedOn < 180 ? 1.3 : 1;
  const own = Math.exp(-0.25 * person.satisfaction);
  return Math.min(0.5, HAZARD * early * own * LEAVE_BY_PLAN[person.plan] * Math.max(1, ...active));
}
