import { FIRST_ANSWER, LAST_DAY } from './calendar.ts';
import type { Person } from './customer.ts';
import type { Random } from './random.ts';
import type { Channel } from './survey.ts';

export type Stage = 'awareness' | 'consideration' | 'decision' | 'retention' | 'advocacy';
export type Step = { stage: Stage; on: number; channel: Channel };

const CHANNELS: Record<Stage, Record<Channel, number>> = {
  awareness: { email: 14, phone: 4, chat: 2, web: 62, app: 18 },
  consideration: { email: 18, phone: 20, chat: 17, web: 38, app: 7 },
  decision: { email: 5, phone: 17, chat: 6, web: 50, app: 22 },
  retention: { email: 30, phone: 8, chat: 6, web: 26, app: 30 },
  advocacy: { email: 22, phone: 4, chat: 4, web: 38, app: 32 },
};
const TRIAL_DAYS = 90;

/** A customer's way; empty when it began before the period. */
export function customerJourney(random: Random, person: Person, endedOn: number | null): Step[] {
  const slower = person.plan === 'business' ? 2 : 1;
  const considered = person.startedOn - wait(random, 9 * slower);
  const aware = considered - wait(random, 20 * slower);
  if (aware < FIRST_ANSWER) return [];
  const stayed = person.startedOn + TRIAL_DAYS + random.integer(0, 6);
  const told = stayed + wait(random, 90);
  const remains = (on: number) => on <= (endedOn ?? LAST_DAY);
  const days: [Stage, number, boolean][] = [
    ['awareness', aware, true],
    ['consideration', considered, true],
    ['decision', person.startedOn, true],
    ['retention', stayed, remains(stayed)],
    ['advocacy', told, remains(told) && random.chance(advocacy(person))],
  ];
  return days.filter(([, , reached]) => reached).map(([stage, on]) => step(random, stage, on));
}

/** Someone who never bought: always aware, half of them considered. */
export function prospectJourney(random: Random): Step[] {
  const aware = FIRST_ANSWER + Math.floor(random.uniform() * (LAST_DAY - FIRST_ANSWER + 1));
  const considered = aware + wait(random, 24);
  const steps = [step(random, 'awareness', aware)];
  if (random.chance(0.36) && considered <= LAST_DAY) steps.push(step(random, 'consideration', considered));
  return steps;
}

const step = (random: Random, stage: Stage, on: number): Step => ({
  stage,
  on,
  channel: random.weighted(CHANNELS[stage]),
});

const advocacy = ({ satisfaction }: Person): number =>
  Math.min(0.8, Math.max(0.03, 0.24 + 0.14 * satisfaction));

// Skewed to the right, at least a day: the mean of the product of two uniforms is a quarter.
const wait = (random: Random, mean: number): number =>
  1 + Math.floor(4 * mean * random.uniform() * random.uniform());
