import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FIRST_ANSWER, LAST_DAY, iso } from './generator/calendar.ts';
import { comment } from './generator/comment.ts';
import { toCsv } from './generator/csv.ts';
import { makePerson, startDays } from './generator/customer.ts';
import type { Person } from './generator/customer.ts';
import { customerJourney, prospectJourney } from './generator/journey.ts';
import type { Step } from './generator/journey.ts';
import { live } from './generator/life.ts';
import type { Life, LifeAnswer } from './generator/life.ts';
import { makeRandom } from './generator/random.ts';
import type { Random } from './generator/random.ts';

type Customer = Person & Life & { id: string; random: Random };
type Row = (string | number | null)[];

const SEED = 20240701;
const CUSTOMERS = 14_400;
const PROSPECTS = 17_500;
const STARTS_STREAM = 0;
const PROSPECTS_STREAM = 1_000_000;

const RESPONSE_COLUMNS =
  'response_id customer_id responded_on touchpoint channel region plan tenure_months language csat nps ces first_response_hours followed_up_on duration_seconds email comment';
const CUSTOMER_COLUMNS = 'customer_id started_on ended_on plan region mrr acquisition_cost';
const EVENT_COLUMNS = 'event_id customer_id stage happened_on channel';

/** The text of every file of the sample, by file name: the same bytes at every run. */
export function generate(): Record<'responses.csv' | 'customers.csv' | 'events.csv', string> {
  const customers = makeCustomers();
  const journeys = [...customers.map(journeyOf), ...makeProspects()];
  return {
    'responses.csv': toCsv(RESPONSE_COLUMNS.split(' '), numbered('r', customers.flatMap(responseRows))),
    'customers.csv': toCsv(CUSTOMER_COLUMNS.split(' '), customers.map(customerRow)),
    'events.csv': toCsv(EVENT_COLUMNS.split(' '), numbered('e', journeys.flatMap(eventRows))),
  };
}

function makeCustomers(): Customer[] {
  return startDays(makeRandom(SEED, STARTS_STREAM), CUSTOMERS).map((startedOn, index) => {
    const random = makeRandom(SEED, index + 1);
    const person = makePerson(random, startedOn);
    return { ...person, ...live(random, person), id: `c${pad(index + 1)}`, random };
  });
}

function journeyOf(customer: Customer): { id: string; steps: Step[] } {
  return { id: customer.id, steps: customerJourney(customer.random, customer, customer.endedOn) };
}

function makeProspects(): { id: string; steps: Step[] }[] {
  return Array.from({ length: PROSPECTS }, (_, index) => ({
    id: `p${pad(index + 1)}`,
    steps: prospectJourney(makeRandom(SEED, PROSPECTS_STREAM + index)),
  }));
}

// The comment is drawn last, so that new phrases change no score.
function responseRows(customer: Customer): Row[] {
  return customer.answers.map((given) => [
    customer.id,
    iso(given.on),
    given.touchpoint,
    given.channel,
    customer.region,
    customer.plan,
    given.tenure,
    customer.language,
    given.csat,
    given.nps,
    given.ces,
    given.firstResponseHours,
    given.followedUpOn === null ? null : iso(given.followedUpOn),
    given.durationSeconds,
    ...written(customer, given),
  ]);
}

function written({ random, email, language }: Customer, given: LifeAnswer): Row {
  return [random.chance(0.12) ? email : null, comment(random, given, language)];
}

function customerRow({ id, startedOn, endedOn, plan, region, mrr, acquisitionCost }: Customer): Row {
  return [
    id,
    iso(startedOn),
    endedOn === null ? null : iso(endedOn),
    plan,
    region,
    mrr.toFixed(2),
    acquisitionCost,
  ];
}

function eventRows({ id, steps }: { id: string; steps: Step[] }): Row[] {
  return steps
    .filter(({ on }) => on >= FIRST_ANSWER && on <= LAST_DAY)
    .map(({ stage, on, channel }) => [id, stage, iso(on), channel]);
}

/** By date, then by person; `at` is where the date stands. */
function numbered(prefix: string, rows: Row[]): Row[] {
  const at = prefix === 'r' ? 1 : 2;
  const key = (row: Row) => `${row[at]} ${row[0]}`;
  const keyed = rows.map((row): [string, Row] => [key(row), row]);
  keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return keyed.map(([, row], index) => [`${prefix}${pad(index + 1)}`, ...row]);
}

const pad = (index: number): string => String(index).padStart(5, '0');

function write(): void {
  for (const [name, text] of Object.entries(generate())) {
    writeFileSync(new URL(name, import.meta.url), text);
    console.log(`${name}: ${text.split('\n').length - 2} rows, ${Buffer.byteLength(text)} bytes`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
