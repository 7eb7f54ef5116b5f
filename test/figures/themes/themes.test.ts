import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column, Table } from '../../../src/dataset/dataset.ts';
import { themes } from '../../../src/figures/themes/themes.ts';
import { searched } from '../../../src/sql/themes.ts';
import { estimate } from '../../../src/stats/estimate.ts';
import { themeImpact } from '../../../src/stats/themeImpact.ts';
import { drawFixture, type Fixture } from '../../fixture.ts';
import { openTables } from '../../sql/tables.ts';

const counted = '1 as n, 1.0::double as weight';
const score = { type: 'score', sqlType: 'INTEGER', range: [0, 10] as [number, number] } as const;
const comment = { type: 'comment', language: 'language' } as const;
const language = { type: 'category' } as const;
const nps = { kind: 'nps', table: 'answers', column: 'nps', label: 'NPS' } as const;

/** 20 promoters write of the price; of 100 others 60 promote and 20 detract: NPS 50 with the theme, 40 without. */
const published = `select 10 as nps, 'The price is fair' as comment, 'en' as language, ${counted} from range(20)
  union all select case when i < 60 then 9 when i < 80 then 7 else 3 end, 'Fine, thank you', 'en', ${counted} from range(100) t(i)`;

/** 400 answers in three languages, of them 300 with a comment; weights and frequencies, and texts that want to be markup. */
const mixed = `select (i * 7 % 11)::integer as nps,
  case when i % 4 = 3 then null
    when i < 6 then 'Rare: zebra ' || i
    when i % 5 = 0 then 'Trop CHÈRE pour moi ' || (i // 40) when i % 5 = 1 then 'The app’s </script><b>"slow"</b> & ''odd'' ' || (i // 40)
    when i % 5 = 2 then 'Всё дорого ' || (i // 40) when i % 5 = 3 then '   ' else 'Je cherche 100% _x_ ' || (i // 40) end as comment,
  ['en', 'fr', 'ru-RU', null, 'de'][1 + i % 5] as language, (1 + i % 2)::integer as n, (0.5 + i % 3)::double as weight from range(400) t(i)`;

let first: Fixture;
let second: Fixture;
beforeAll(async () => {
  first = await openTables({
    tables: { answers: { sql: published, columns: { nps: score, comment, language } } },
    measures: { nps },
  });
  second = await openTables({
    name: 'mixed',
    tables: { answers: { sql: mixed, columns: { nps: score, comment, language } } },
    measures: { nps, silent: { ...nps, where: { nps: 99 } }, total: { kind: 'count', table: 'answers' } },
  });
});
afterAll(() => {
  first.close();
  second.close();
});

const lists = {
  price: ['cher', 'дорог'],
  exact: ['=cher', '=chère'],
  app: { en: ['app'], fr: ['app'] },
  zebra: ['zebra'],
  odd: ["o'dd", '</script>', 'slow" & \'odd'],
};

describe('themes of comments', () => {
  it('have the published impact: NPS 50 with all answers, 40 without the theme, +10 (case 35)', async () => {
    const { shown } = await drawFixture(first, themes, { measure: 'nps', themes: { price: ['price'] } });
    expect(shown.rows[0]).toMatchObject({
      theme: 'Price',
      mentions: 20,
      value: 100,
      n: 20,
      impact: expect.closeTo(10, 10) as number,
    });
    const all = { n: 120, w: 120, w2: 120, s1: 60, s2: 100 };
    const made = themeImpact('nps', all, { n: 20, w: 20, w2: 20, s1: 20, s2: 20 });
    expect(made).toMatchObject({ all: 50, without: expect.closeTo(40, 10) as number });
    expect(shown.rows[0]).toMatchObject({ impact_low: made?.low, impact_high: made?.high });
  });

  it('are found where a word of a comment begins with a word of the list, whatever case and accents', async () => {
    const { shown } = await drawFixture(second, themes, { measure: 'nps', themes: lists, sort: 'order' });
    const { rows } = await second.run({
      text: `select sum(n)::double as all_comments,
          (sum(n) filter (comment like '%CHÈRE%' or comment like '%дорого%' or comment like '%cherche%'))::double as price,
          (sum(n) filter (comment like '%CHÈRE%'))::double as exact,
          (sum(n * weight) filter (comment like '%CHÈRE%') / sum(n * weight))::double as share,
          (sum(n) filter (comment like '%app’s%' and language in ('en', 'fr')))::double as app
        from mixed.answers where trim(comment) <> ''`,
      params: [],
    });
    const by = Object.fromEntries(shown.rows.map((row) => [row['theme'], row]));
    expect(by['Price']?.['mentions']).toBe(rows[0]?.['price']);
    expect(by['Exact']?.['mentions']).toBe(rows[0]?.['exact']);
    expect(by['Exact']?.['share']).toBeCloseTo(rows[0]?.['share'] as number, 12);
    expect(by['App and website']?.['mentions'] ?? 0).toBe(rows[0]?.['app'] ?? 0);
    expect(shown.n).toBe(rows[0]?.['all_comments']);
  });

  it('have the mean, the interval and the impact that the same SQL by hand and the statistics give', async () => {
    const { shown } = await drawFixture(second, themes, { measure: 'nps', themes: { price: ['дорог'] } });
    const moments = `sum(n)::double as n, sum(n * weight)::double as w, sum(n * weight * weight)::double as w2,
      sum(n * weight * case when nps >= 9 then 1 when nps <= 6 then -1 else 0 end)::double as s1,
      sum(n * weight * case when nps >= 9 or nps <= 6 then 1 else 0 end)::double as s2`;
    const ask = async (where: string) =>
      (await second.run({ text: `select ${moments} from mixed.answers where ${where}`, params: [] }))
        .rows[0] as never;
    const [all, theme] = [await ask('true'), await ask(`comment like '%дорого%'`)];
    const made = estimate('nps', theme);
    const impact = themeImpact('nps', all, theme);
    expect(shown.rows[0]).toMatchObject({ value: made?.value, low: made?.low, high: made?.high, n: made?.n });
    expect(shown.rows[0]).toMatchObject({
      impact: impact?.value,
      impact_low: impact?.low,
      impact_high: impact?.high,
    });
  });

  it('show no number and no quote of a theme in fewer comments than the minimum', async () => {
    const { shown, element, answer } = await drawFixture(second, themes, { measure: 'nps', themes: lists });
    const zebra = shown.rows.find(({ theme }) => theme === 'Zebra');
    expect(zebra).toMatchObject({
      share: null,
      value: null,
      low: null,
      n: null,
      impact: null,
      adjusted_p: null,
    });
    expect(shown.notes[0]).toContain('Withheld, in fewer than 10 comments: ');
    expect(shown.notes[0]).toContain('Zebra');
    expect(element.textContent).not.toContain('Rare: zebra');
    const row = answer.rows.find(({ part, theme }) => part === 'theme' && theme === 'zebra');
    expect(row).toMatchObject({ w: 0, s1: 0, s2: 0 });
  });

  it('quote by a fixed rule, in the reader’s language first, as text and never as markup', async () => {
    const asked = { measure: 'nps', themes: { any: ['trop', 'the', 'всё'] }, quotes: 3 };
    const quotes = async (locale: 'en' | 'fr' | 'ru') => {
      const { element } = await drawFixture(second, themes, asked, { locale });
      return [...element.querySelectorAll('.pl-wide blockquote')];
    };
    const [french, again] = [await quotes('fr'), await quotes('fr')];
    expect(french).toHaveLength(3);
    expect(french.map(({ textContent }) => textContent)).toEqual(again.map(({ textContent }) => textContent));
    expect(french[0]?.getAttribute('lang')).toBe('fr');
    expect((await quotes('ru'))[0]?.getAttribute('lang')).toBe('ru');
    const { element } = await drawFixture(second, themes, { measure: 'nps', themes: { slow: ['slow'] } });
    expect(element.querySelector('blockquote b')).toBeNull();
    expect(element.querySelector('blockquote')?.textContent).toContain('</script><b>"slow"</b> & \'odd\'');
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });

  it('count the comments of no theme and those in a language without a list', async () => {
    const { shown } = await drawFixture(second, themes, { measure: 'nps', themes: { app: { en: ['app'] } } });
    const { rows } = await second.run({
      text: `select sum(n)::double as n, (sum(n) filter (language is not null and language <> 'en'))::double as unread from mixed.answers where trim(comment) <> ''`,
      params: [],
    });
    expect(shown.rows.at(-1)).toMatchObject({ theme: 'no theme', mentions: rows[0]?.['n'] });
    expect(shown.notes.at(-1)).toBe(
      `Comments in a language without a list of words, in no theme: ${String(rows[0]?.['unread'])}.`,
    );
  });

  it('bind every word as a value', async () => {
    const { query } = await drawFixture(second, themes, { measure: 'nps', themes: lists });
    expect(query.text).not.toMatch(/cher|zebra|script/);
    expect(query.params).toContain(' cher| дорог');
    expect(query.params).toContain(' o dd| script| slow odd');
  });

  it('compare words without case, accents and signs, and keep the end of a whole word', () => {
    expect(['Élève', '=App', "l'Été!", 'Сбой', '</script>', '%', '일본'].map(searched)).toEqual([
      ...[' eleve', ' app ', ' l ete', ' сбои', ' script', '', ' 일본'],
    ]);
  });

  it('take the lists of the dataset, else general ones in three languages', async () => {
    const own = {
      ...second,
      dataset: { ...second.dataset, themes: { zebra: ['rare'], cost: { ru: ['дорог'] } } },
    };
    const declared = await drawFixture(own, themes, { measure: 'nps', sort: 'order' });
    expect(declared.shown.rows.map(({ theme }) => theme)).toEqual(['Cost', 'Zebra', 'no theme']);
    const general = await drawFixture(second, themes, { measure: 'nps' }, { locale: 'ru' });
    expect(general.shown.rows.map(({ theme }) => theme)).toContain('Цена');
  });

  it('are called more than chance only after correction for their number', async () => {
    const { shown } = await drawFixture(first, themes, {
      measure: 'nps',
      themes: { price: ['price'], fine: ['fine'] },
    });
    expect(shown.sentence).toContain('upwards “Price”, +10.0 points');
    expect(shown.sentence).toContain(
      'Of 120 comments, 120 (100.0%) mention at least one of 2 themes, most often “Fine” (83.3%).',
    );
    const without = await drawFixture(second, themes, {
      measure: 'nps',
      themes: { price: ['дорог'], fast: ['the'] },
    });
    expect(without.shown.sentence).toContain('No theme’s impact on NPS is more than chance.');
  });

  it('are empty without comments, and too few under the minimum', async () => {
    const none = await drawFixture(second, themes, { measure: 'silent' });
    expect(none.shown).toMatchObject({ state: 'empty', rows: [], sentence: '', n: 0, notes: [] });
    const few = await drawFixture(second, themes, { measure: 'nps', where: { comment: 'Rare: zebra 2' } });
    expect(few.shown).toMatchObject({ state: 'too-few', rows: [], n: 1 });
    expect(few.answer.rows.filter(({ part }) => part === 'quote')).toEqual([]);
  });

  it('name what is missing: comments, a list for their language, a measure that can be estimated', async () => {
    const { answers } = second.dataset.tables as { answers: Table };
    const columns = { nps: answers.columns['nps'] as Column };
    const bare = { ...second, dataset: { ...second.dataset, tables: { answers: { ...answers, columns } } } };
    await expect(drawFixture(bare, themes, { measure: 'nps' })).rejects.toMatchObject({
      rule: 'missing-column',
      suggestion: expect.stringContaining('type: comment') as string,
    });
    await expect(drawFixture(second, themes, { measure: 'total' })).rejects.toMatchObject({
      rule: 'invalid-prop',
    });
    await expect(
      drawFixture(second, themes, { measure: 'nps', themes: { price: ['…'] } }),
    ).rejects.toMatchObject({ prop: 'themes' });
    await expect(drawFixture(second, themes, { measure: 'nps', column: 'language' })).rejects.toMatchObject({
      prop: 'column',
    });
  });

  it('say on each mark what it means, and name the drawing by the sentence', async () => {
    const { element, shown } = await drawFixture(first, themes, {
      measure: 'nps',
      themes: { price: ['price'], fine: ['fine'] },
    });
    const titles = [...element.querySelectorAll('.pl-narrow title')].map(({ textContent }) => textContent);
    expect(titles).toContain('Price: +10.0 points, 95 %: 5.2 to 14.8');
    expect(titles[0]).toMatch(/^Fine: 83\.3%, 95 %: [\d.]+% to [\d.]+%, n = 100$/);
    expect(element.querySelector('.pl-wide svg')?.getAttribute('aria-label')).toBe(shown.sentence);
  });

  it.each(['en', 'fr', 'ru'] as const)('are drawn as before in %s', async (locale) => {
    const asked = { measure: 'nps', themes: { price: ['price'], fine: ['fine'] } };
    const { element } = await drawFixture(first, themes, asked, { locale });
    await expect(element.querySelector('figure')?.outerHTML).toMatchFileSnapshot(
      `snapshots/themes-${locale}.html`,
    );
  });
});
