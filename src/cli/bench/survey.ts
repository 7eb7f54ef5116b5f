import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

const regions = ['North', 'South', 'East', 'West', 'Centre', 'Coast'];
const plans = ['basic', 'plus', 'business'];
const channels = ['email', 'phone', 'chat', 'web', 'app'];
const touchpoints = ['support', 'sales', 'onboarding', 'checkout', 'event'];
const remarks = [
  'The reply came the same day and it was complete.',
  'Waited too long on the phone and nobody called back!',
  'Write to me at someone@example.org when it works again.',
  'Fine, but the invoice is hard to read.',
  '"Quoted", with a comma; and a semicolon.',
];

/** Writes `data/survey/`: answers of two years, always the same for the same number. One in ten has a comment. */
export async function writeSurvey(root: string, answers: number): Promise<void> {
  const folder = join(root, 'data', 'survey');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dataset.yaml'), declaration);
  const file = createWriteStream(join(folder, 'answers.csv'));
  file.write(
    'answer_id,responded_on,touchpoint,channel,region,plan,tenure_months,csat,nps,ces,email,comment\n',
  );
  const random = mulberry32(answers);
  const chunk = 20_000;
  for (let start = 0; start < answers; start += chunk) {
    const lines = Array.from({ length: Math.min(chunk, answers - start) }, (_, i) => line(start + i, random));
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function line(id: number, random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const day = Math.floor(random() * 730);
  const on = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
  const [touchpoint, channel, region, plan] = [pick(touchpoints), pick(channels), pick(regions), pick(plans)];
  const mood =
    random() + (plan === 'plus' ? 0.1 : 0) + (touchpoint === 'support' ? -0.15 : 0) + (day > 500 ? 0.08 : 0);
  const point = (low: number, high: number, missing: number) =>
    random() < missing
      ? ''
      : Math.round(low + Math.min(1, Math.max(0, mood + (random() - 0.5) / 2)) * (high - low));
  const email = random() < 0.05 ? `person${id}@example.org` : '';
  const comment = random() < 0.1 ? `"${pick(remarks).replaceAll('"', '""')}"` : '';
  return `a${id},${on},${touchpoint},${channel},${region},${plan},${Math.floor(random() * 60)},${point(1, 5, 0.1)},${point(0, 10, 0.4)},${point(1, 7, 0.5)},${email},${comment}\n`;
}

/** Uniform numbers 0…1 from a seed (T. Ettinger, mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const declaration = `title: Answers for measuring (invented)
source: src/cli/bench/survey.ts
licence: CC0-1.0
synthetic: true
period: responded_on
minimum: { publish: 10, flag: 30 }
tables:
  answers:
    file: answers.csv
    key: answer_id
    columns:
      answer_id: { type: text, publish: drop, required: true }
      responded_on: { type: date, label: Answered on, required: true }
      touchpoint: { type: category, values: [${touchpoints.join(', ')}] }
      channel: { type: category, values: [${channels.join(', ')}] }
      region: { type: category, values: [${regions.join(', ')}] }
      plan: { type: category, values: [${plans.join(', ')}] }
      tenure_months: { type: integer, unit: months }
      csat: { type: score, range: [1, 5], label: Satisfaction }
      nps: { type: score, range: [0, 10], label: Likelihood to recommend }
      ces: { type: score, range: [1, 7], label: Ease }
      email: { type: text, publish: drop }
      comment: { type: comment, language: en, publish: redact }
measures:
  csat: { kind: share, column: csat, satisfied: [4, 5], label: CSAT, version: 1 }
  nps: { kind: nps, column: nps, label: NPS, version: 1 }
  ces: { kind: mean, column: ces, high: easy, label: CES, version: 1 }
dimensions: [touchpoint, channel, region, plan]
`;
