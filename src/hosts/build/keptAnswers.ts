import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result, Run } from '../../engine/run.ts';
import type { BoundQuery } from '../../sql/query.ts';

/** A run whose answers are kept from one build to the next, and the means to keep them. */
export type KeptAnswers = { run: Run; save(): void };

/** Most characters of answers that are kept beyond those of the last build. */
const spare = 32_000_000;
/** What gives another answer when it is asked again. */
const changing =
  /\b(now|today|random|setseed|uuid\w*|gen_random_uuid|nextval|get_current_\w+|transaction_timestamp|txid_current)\s*\(|\b(current_(date|time|timestamp)|localtime(stamp)?|tablesample|using\s+sample)\b/i;

/**
 * Answers by data version: the same question to the same data and engine has the same answer, so that a build after a
 * changed sentence asks nothing. A file that cannot be read is as none.
 */
export function keptAnswers(run: Run, { folder, version }: { folder: string; version: string }): KeptAnswers {
  const name = `answers-${sha(version).slice(0, 16)}.json`;
  const path = join(folder, name);
  const used = new Map<string, Result>();
  let kept: Map<string, Result> | undefined;
  let asked = false;
  return {
    run: async (query, options) => {
      if (changing.test(query.text)) return run(query, options);
      const key = keyOfAnswer(query);
      const known = used.get(key) ?? (kept ??= read(path)).get(key);
      const answer = known ?? (await run(query, options));
      asked ||= !known;
      used.set(key, answer);
      return answer;
    },
    save: () => {
      if (asked) write(folder, name, used, kept ?? new Map<string, Result>());
    },
  };
}

/** 256 bits, not the 64 of a results file: an answer kept for months must not be another question's. */
function keyOfAnswer({ text, params }: BoundQuery): string {
  return sha(JSON.stringify([text, params]));
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function read(path: string): Map<string, Result> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Result>));
  } catch {
    return new Map();
  }
}

function write(folder: string, name: string, used: Map<string, Result>, kept: Map<string, Result>): void {
  const lines = [...used].map(line);
  let room = spare;
  for (const entry of kept) {
    if (used.has(entry[0])) continue;
    const text = line(entry);
    if ((room -= text.length) < 0) break;
    lines.push(text);
  }
  mkdirSync(folder, { recursive: true });
  // beside it first: a build that is stopped leaves the old answers whole
  const draft = join(folder, `${name}.${process.pid}.draft`);
  writeFileSync(draft, `{${lines.join(',\n')}}`);
  renameSync(draft, join(folder, name));
  for (const other of readdirSync(folder))
    if (other.startsWith('answers-') && other !== name) rmSync(join(folder, other), { force: true });
}

function line([key, answer]: [string, Result]): string {
  return `${JSON.stringify(key)}:${JSON.stringify(answer)}`;
}
