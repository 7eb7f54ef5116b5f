import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { generate } from '../../data/sample/generate.ts';
import { declarationSchema } from '../../src/dataset/declaration.ts';
import { wordings } from '../../src/dataset/text.ts';

type Row = Record<string, string>;

const files = generate();
const responses = parse(files['responses.csv']);
const customers = parse(files['customers.csv']);
const events = parse(files['events.csv']);
const byId = new Map(customers.map((customer) => [customer.customer_id, customer]));
const support = responses.filter((row) => row.touchpoint === 'support');
const isSlow = (row: Row): boolean => Number(row.first_response_hours) > 24;

describe('the files', () => {
  test.each(Object.keys(files) as (keyof typeof files)[])(
    '%s as committed is what the generator writes',
    (name) => {
      const committed = readFileSync(new URL(`../../data/sample/${name}`, import.meta.url), 'utf8');
      expect(files[name] === committed).toBe(true);
    },
  );

  test('stay small enough for a repository', () => {
    const bytes = Object.values(files).map((text) => Buffer.byteLength(text));
    expect(Buffer.byteLength(files['responses.csv'])).toBeLessThan(5e6);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8e6);
  });

  test('cover 27 full months with at least 45,000 answers of at least 13,000 customers', () => {
    expect(responses.length).toBeGreaterThanOrEqual(45_000);
    expect(customers.length).toBeGreaterThanOrEqual(13_000);
    expect(new Set(responses.map((row) => row.responded_on?.slice(0, 7))).size).toBe(27);
    expect(responses.at(0)?.responded_on).toBe('2024-07-01');
    expect(responses.at(-1)?.responded_on).toBe('2026-09-30');
  });

  test('have unique keys', () => {
    expect(new Set(responses.map((row) => row.response_id)).size).toBe(responses.length);
    expect(byId.size).toBe(customers.length);
    expect(new Set(events.map((row) => row.event_id)).size).toBe(events.length);
  });

  test('have no score off its scale', () => {
    expect(distinct(responses, 'csat')).toEqual(['', '1', '2', '3', '4', '5']);
    expect(distinct(responses, 'ces')).toEqual(['', '1', '2', '3', '4', '5']);
    expect(distinct(responses, 'nps')).toEqual([
      '',
      ...Array.from({ length: 11 }, (_, score) => String(score)),
    ]);
  });

  test('have answers within the life of the customer only', () => {
    const outside = responses.filter((row) => {
      const { started_on = '9999', ended_on = '' } = byId.get(row.customer_id) ?? {};
      const on = row.responded_on ?? '';
      return on < started_on || (ended_on !== '' && on > ended_on);
    });
    expect(outside).toEqual([]);
  });

  test('name no address or number that could be somebody’s', () => {
    const addresses = files['responses.csv'].match(/[\w.]+@[\w.]*\w/g) ?? [];
    expect(addresses.length).toBeGreaterThan(1000);
    expect(addresses.filter((address) => !address.endsWith('@example.com'))).toEqual([]);
  });
});

describe('dataset.yaml', () => {
  const text = readFileSync(new URL('../../data/sample/dataset.yaml', import.meta.url), 'utf8');
  const declared = declarationSchema.parse(parseYaml(text));

  test('declares every column of every file, and no other', () => {
    const headers = Object.entries(files).map(([name, csv]) => [name, csv.split('\n')[0]?.split(',').sort()]);
    const columns = Object.values(declared.tables).map((table) => [
      table.file,
      Object.keys(table.columns).sort(),
    ]);
    expect(columns).toEqual(headers);
  });

  test('drops addresses and answer ids, hides customers behind pseudonyms and redacts comments', () => {
    const { responses: answers, customers: people, events: steps } = declared.tables;
    expect([answers?.columns.email?.publish, answers?.columns.response_id?.publish]).toEqual([
      'drop',
      'drop',
    ]);
    expect([answers, people, steps].map((table) => table?.columns.customer_id?.publish)).toEqual(
      Array(3).fill('pseudonym'),
    );
    expect(answers?.columns.comment?.publish).toBe('redact');
  });

  test('says that the company is invented', () => {
    expect(declared.synthetic).toBe(true);
    expect(wordings(declared.title).every((title) => /synthetic|fictives|синтетические/.test(title))).toBe(
      true,
    );
  });
});

describe('the levels', () => {
  test('are plausible: CSAT 70–80 %, NPS 20–35, CES 3.8–4.1', () => {
    expect(csat(responses)).toBeGreaterThan(0.7);
    expect(csat(responses)).toBeLessThan(0.8);
    expect(nps(responses)).toBeGreaterThan(20);
    expect(nps(responses)).toBeLessThan(35);
    expect(mean(responses, 'ces')).toBeGreaterThan(3.8);
    expect(mean(responses, 'ces')).toBeLessThan(4.1);
  });

  test('are about 2 % churn in a month', () => {
    const present = customers.filter(
      (row) => (row.started_on ?? '') < '2026-06-01' && !(lastDay(row) < '2026-06-01'),
    );
    const gone = present.filter((row) => lastDay(row) < '2026-07-01');
    expect(gone.length / present.length).toBeGreaterThan(0.014);
    expect(gone.length / present.length).toBeLessThan(0.026);
  });

  test('fall from stage to stage of the journey', () => {
    const stages = ['awareness', 'consideration', 'decision', 'retention', 'advocacy'];
    const counts = stages.map((stage) => events.filter((row) => row.stage === stage).length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.at(-1)).toBeGreaterThan(500);
  });
});

describe('the planted effects', () => {
  test('the welcome video raises CSAT of onboarding by 5 to 11 points', () => {
    expect(changeAtVideo('onboarding')).toBeGreaterThan(0.05);
    expect(changeAtVideo('onboarding')).toBeLessThan(0.11);
  });

  test.each(['support', 'sales', 'checkout', 'event'])(
    'CSAT of %s hardly moves at the same time',
    (touchpoint) => {
      expect(Math.abs(changeAtVideo(touchpoint))).toBeLessThan(0.02);
    },
  );

  test('slow support costs more than half a point of CES', () => {
    const [slow, quick] = split(support, isSlow);
    expect(mean(quick, 'ces') - mean(slow, 'ces')).toBeGreaterThan(0.5);
  });

  test('more customers leave within 120 days of slow support', () => {
    const [slow, quick] = split(support, isSlow);
    expect(leaving(slow)).toBeGreaterThan(1.5 * leaving(quick));
  });

  test('customers low on all three scores leave most, those low on none least', () => {
    const full = responses.filter((row) => row.csat !== '' && row.nps !== '' && row.ces !== '');
    const rates = [0, 1, 2, 3].map((count) => leaving(full.filter((row) => lowScores(row) === count)));
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    expect(rates[3]).toBeGreaterThan(3 * (rates[0] ?? 1));
  });

  test('CSAT rises with tenure', () => {
    const bands = [0, 3, 12, 24, 48].map((from, index, all) => [from, all[index + 1] ?? 999] as const);
    const shares = bands.map(([from, to]) =>
      csat(support.filter((row) => Number(row.tenure_months) >= from && Number(row.tenure_months) < to)),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test('the region Islands has 60 to 150 answers and fewer than 30 in every quarter', () => {
    const islands = responses.filter((row) => row.region === 'Islands');
    expect(islands.length).toBeGreaterThanOrEqual(60);
    expect(islands.length).toBeLessThanOrEqual(150);
    const quarters = groupBy(islands, (row) => quarter(row.responded_on ?? ''));
    expect(Math.max(...[...quarters.values()].map((rows) => rows.length))).toBeLessThan(30);
  });

  test('NPS rises for plan business and stays for the others', () => {
    expect(npsChange('business')).toBeGreaterThan(5);
    expect(Math.abs(npsChange('basic'))).toBeLessThan(4);
    expect(Math.abs(npsChange('plus'))).toBeLessThan(4);
  });

  test('CSAT of basic and plus differs by no more than chance', () => {
    const [basic, plus] = ['basic', 'plus'].map((plan) =>
      scores(
        responses.filter((row) => row.plan === plan),
        'csat',
      ),
    );
    const error = Math.sqrt(0.19 / (basic?.length ?? 0) + 0.19 / (plus?.length ?? 0));
    const gap =
      csat(responses.filter((row) => row.plan === 'basic')) -
      csat(responses.filter((row) => row.plan === 'plus'));
    expect(Math.abs(gap)).toBeLessThan(2 * error);
  });

  test('a follow-up contact is followed by a higher score, but not by a higher one than without failure', () => {
    const next = nextAnswers();
    const failed = responses.filter((row) => row.csat === '1' || row.csat === '2');
    const after = (rows: Row[]) => csat(rows.map((row) => next.get(row) ?? {}));
    const [recovered, left] = split(failed, (row) => row.followed_up_on !== '').map(after);
    expect(recovered).toBeGreaterThan((left ?? 1) + 0.05);
    expect(recovered).toBeLessThan(after(responses.filter((row) => Number(row.csat) > 2)));
  });

  test.each(['basic', 'plus', 'business'])('promoters of plan %s spend 8 to 18 %% more', (plan) => {
    const asked = responses.filter((row) => row.plan === plan && row.nps !== '');
    const [promoters, others] = split(asked, (row) => Number(row.nps) >= 9).map(spending);
    expect((promoters ?? 0) / (others ?? 1)).toBeGreaterThan(1.08);
    expect((promoters ?? 0) / (others ?? 1)).toBeLessThan(1.18);
  });
});

describe('the comments', () => {
  const written = responses.filter((row) => row.comment !== '');

  test('are many, in three languages, and rarely the same', () => {
    expect(distinct(written, 'language')).toEqual(['en', 'fr', 'ru']);
    expect(written.length).toBeGreaterThan(8000);
    expect(distinct(written, 'comment').length).toBeGreaterThan(written.length / 2);
  });

  test('speak of the guide before the video came and of the video after', () => {
    const before = written.filter((row) => (row.responded_on ?? '') < '2025-11-03');
    const after = written.filter((row) => (row.responded_on ?? '') >= '2025-11-03');
    expect(before.filter((row) => /video|vidéo|видео/i.test(row.comment ?? ''))).toEqual([]);
    expect(
      after.filter((row) => /\bguide\b|инструкци(я|и) (понят|слиш|не)/i.test(row.comment ?? '')),
    ).toEqual([]);
  });

  test('hold e-mail addresses, telephone numbers, links and card numbers to redact', () => {
    for (const pattern of [/@example\.com/, /555-01\d\d/, /https:\/\//, /4111 1111/]) {
      expect(written.filter((row) => pattern.test(row.comment ?? '')).length).toBeGreaterThan(10);
    }
  });

  test('leave no placeholder unfilled', () => {
    expect(written.filter((row) => /[{}]|undefined/.test(row.comment ?? ''))).toEqual([]);
  });
});

function parse(text: string): Row[] {
  const [header = [], ...rows] = text.trimEnd().split('\n').map(cells);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

// The generator writes no line break inside a cell.
function cells(line: string): string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

function groupBy(rows: Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function distinct(rows: Row[], column: string): string[] {
  const numeric = new Intl.Collator('en', { numeric: true });
  return [...new Set(rows.map((row) => row[column] ?? ''))].sort(numeric.compare);
}

function scores(rows: Row[], column: string): number[] {
  return rows.map((row) => row[column] ?? '').flatMap((text) => (text === '' ? [] : [Number(text)]));
}

function mean(rows: Row[], column: string): number {
  const values = scores(rows, column);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function csat(rows: Row[]): number {
  const values = scores(rows, 'csat');
  return values.filter((value) => value >= 4).length / values.length;
}

function nps(rows: Row[]): number {
  const values = scores(rows, 'nps');
  const count = (test: (value: number) => boolean) => values.filter(test).length;
  return (100 * (count((value) => value >= 9) - count((value) => value <= 6))) / values.length;
}

function split(rows: Row[], test: (row: Row) => boolean): [Row[], Row[]] {
  return [rows.filter(test), rows.filter((row) => !test(row))];
}

function changeAtVideo(touchpoint: string): number {
  const [after, before] = split(
    responses.filter((row) => row.touchpoint === touchpoint),
    (row) => (row.responded_on ?? '') >= '2025-11-03',
  );
  return csat(after) - csat(before);
}

function npsChange(plan: string): number {
  const rows = responses.filter((row) => row.plan === plan);
  const [first, rest] = split(rows, (row) => (row.responded_on ?? '') < '2025-07-01');
  return nps(rest.filter((row) => (row.responded_on ?? '') >= '2025-10-01')) - nps(first);
}

const lastDay = (customer: Row): string => customer.ended_on || '9999-12-31';

/** Share that left within 120 days, of answers early enough to know. */
function leaving(rows: Row[]): number {
  const known = rows.filter((row) => (row.responded_on ?? '') <= '2026-06-02');
  const left = known.filter((row) => {
    const until = new Date(Date.parse(row.responded_on ?? '') + 120 * 86_400_000).toISOString().slice(0, 10);
    return lastDay(byId.get(row.customer_id) ?? {}) <= until;
  });
  return left.length / known.length;
}

function lowScores({ csat, nps, ces }: Row): number {
  return [Number(csat) <= 2, Number(nps) <= 6, Number(ces) <= 2].filter(Boolean).length;
}

const quarter = (date: string): string => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

function nextAnswers(): Map<Row, Row> {
  const lives = groupBy(responses, (row) => row.customer_id ?? '');
  const pairs = [...lives.values()].flatMap((rows) =>
    rows.slice(1).map((row, index): [Row, Row] => [rows[index] ?? {}, row]),
  );
  return new Map(pairs);
}

function spending(rows: Row[]): number {
  return mean(
    [...new Set(rows.map((row) => row.customer_id))].map((id) => byId.get(id) ?? {}),
    'mrr',
  );
}
