import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart } from '../../../src/figures/chart/chart.ts';
import { drawFixture, openFixture, type Fixture } from '../../fixture.ts';

let fixture: Fixture;
beforeAll(async () => (fixture = await openFixture()));
afterAll(() => fixture.close());

const cells = {
  weekly: `select date_trunc('week', answered_on) as week, measure(csat) as csat, count(*) as answers
from answers group by week order by week`,
  monthly: `select date_trunc('month', answered_on) as month, measure(csat) as csat, measure(csat) - 0.1 as lo,
  measure(csat) + 0.1 as hi, count(*) as n from answers group by month order by month`,
  channels: `select date_trunc('month', answered_on) as month, channel, measure(nps) as nps, count(*) as n
from answers group by all order by month desc, channel`,
  regions: `select region, measure(csat) as csat, count(*) as n from answers group by region order by n desc`,
  raw: 'select spend, csat, channel from answers',
  heat: 'select dayname(answered_on) as day, channel, measure(csat) as csat from answers group by all',
  dots: `select (i * 17) % 100 as effort, (i * 31) % 97 / 100.0 as csat, ['North', 'South'][1 + i % 2] as region,
  10 + i as n, 'Group ' || i as name from range(40) t(i)`,
  gap: `select * from (values (date '2025-01-01', 3), (date '2025-02-01', 4), (date '2025-04-01', 5)) t(month, value)`,
  groups: `select i % 12 as slot, 'series ' || (i % 11) as series, i as value from range(60) t(i)`,
  odd: `select * from (values ('</script><b>x</b> & a long name of a group that nobody would ever want', 3), ('Zoë 😀', 5), (null, 2)) t(name, value)`,
  none: "select region, measure(csat) as csat from answers where region = 'nowhere' group by region",
  nothing: 'select region, cast(null as double) as csat from answers group by region',
  tiny: 'select region, measure(csat) as csat, count(*) as n from answers where id < 5 group by region',
  one: "select date '2025-03-01' as month, 0.5 as csat, 100 as n",
  large: 'select i, i % 10 as value from range(6000) t(i)',
};
const draw = (input: Record<string, unknown>, locale: 'en' | 'fr' | 'ru' = 'en') =>
  drawFixture(fixture, chart, input, { cells, locale });
const titles = (root: Element) =>
  [...root.querySelectorAll('.pl-wide title')].map((each) => each.textContent);

describe('a chart of an SQL cell', () => {
  it('is a line over dates, bars over names and dots over numbers, unless the author says otherwise', async () => {
    const line = await draw({ data: 'weekly', x: 'week', y: 'csat' });
    expect(line.element.querySelector('.pl-wide [data-part=line] path')).not.toBeNull();
    const bars = await draw({ data: 'regions' });
    expect(bars.element.querySelectorAll('.pl-wide [data-part=bar] rect')).toHaveLength(2);
    const dots = await draw({ data: 'dots' });
    expect(dots.element.querySelectorAll('.pl-wide [data-part=dot] circle')).toHaveLength(40);
  });

  it('says each point for readers who do not see it', async () => {
    const { element } = await draw({ data: 'monthly', low: 'lo', high: 'hi' });
    expect(titles(element)[0]).toBe('Jan 2025: CSAT 38.6%, 28.6% to 48.6%, n = 62');
    const weekly = await draw({ data: 'weekly', y: 'csat' });
    expect(titles(weekly.element)[0]).toBe('Week 6 Jan 2025: CSAT 33.3%, n = 14');
    const dots = await draw({ data: 'dots', x: 'effort', y: 'csat', label: 'name', colour: 'region' });
    expect(titles(dots.element)[0]).toBe('Group 0, North: Effort 0, CSAT 0.0%, n = 10');
  });

  it('lets the group of a bar be asked for where it is one of the dataset, and no other', async () => {
    const drills = async (input: Record<string, unknown>) =>
      [...(await draw(input)).element.querySelectorAll('.pl-wide [data-drill]')].map((each) => [
        each.getAttribute('data-drill'),
        each.getAttribute('data-value'),
      ]);
    expect((await drills({ data: 'regions' })).toSorted()).toEqual([
      ['region', 'North'],
      ['region', 'South'],
    ]);
    expect((await drills({ data: 'regions', x: 'csat', y: 'region' })).length).toBe(2);
    expect((await drills({ data: 'heat', mark: 'cell', x: 'day', y: 'channel' }))[0]?.[0]).toBe('channel');
    expect(await drills({ data: 'odd' })).toEqual([]);
    expect(await drills({ data: 'weekly' })).toEqual([]);
  });

  it('says in a sentence where a line begins and ends, and its lowest and highest value', async () => {
    const { shown, element } = await draw({ data: 'monthly', y: 'csat' });
    expect(shown.sentence).toBe(
      'CSAT: from 38.6% (Jan 2025) to 42.9% (Dec 2025). CSAT: lowest 32.1% (Oct 2025), highest 42.9% (Sept 2025).',
    );
    expect(element.querySelector('.pl-wide svg.pl-plot')?.getAttribute('aria-label')).toBe(shown.sentence);
  });

  it('runs a line along time, also when the query does not', async () => {
    const { element } = await draw({ data: 'channels', y: 'nps', colour: 'channel' });
    expect(element.querySelectorAll('.pl-wide [data-part=line] path')).toHaveLength(3);
    expect(titles(element)[0]).toMatch(/^mail, Jan 2025/);
  });

  it('keeps the places of periods without a row', async () => {
    const { element } = await draw({ data: 'gap', mark: 'bar' });
    const left = [...element.querySelectorAll('.pl-wide [data-part=bar] rect')].map((each) =>
      Number(each.getAttribute('x')),
    );
    expect((left[2] as number) - (left[1] as number)).toBeCloseTo(
      2 * ((left[1] as number) - (left[0] as number)),
      6,
    );
  });

  it('names colours in a legend; beyond eight they share one', async () => {
    const three = await draw({ data: 'channels', y: 'nps', colour: 'channel' });
    const names = [...three.element.querySelectorAll('.pl-wide .pl-legend li')].map(
      (each) => each.textContent,
    );
    expect(names).toEqual(['mail', 'phone', 'shop']);
    const many = await draw({ data: 'groups', x: 'slot', y: 'value', colour: 'series', mark: 'bar' });
    const items = [...many.element.querySelectorAll('.pl-wide .pl-legend li')].map(
      (each) => each.textContent,
    );
    expect(items).toHaveLength(8);
    expect(items.at(-1)).toBe('other (4)');
    expect(many.element.querySelectorAll('.pl-wide [data-part=bar] rect')).toHaveLength(60);
  });

  it('draws a small chart for each value of a facet, on the same axes', async () => {
    const { element } = await draw({ data: 'channels', y: 'nps', facet: 'channel' });
    const panels = [...element.querySelectorAll('.pl-wide .pl-facet')];
    expect(panels.map((panel) => panel.querySelector('.pl-facet-name')?.textContent)).toEqual([
      'mail',
      'phone',
      'shop',
    ]);
    const ticks = panels.map((panel) => panel.querySelector('[data-part="y-axis tick label"]')?.textContent);
    expect(new Set(ticks).size).toBe(1);
  });

  it('withholds rows under the minimum, unless they are asked for', async () => {
    const { shown } = await draw({ data: 'regions' });
    expect(shown.rows.map(({ csat }) => csat === null)).toEqual([false, false, true, true]);
    expect(shown.notes[0]).toContain('Withheld, fewer than 10 answers: Isle "quoted" </script> 😀');
    const all = await draw({ data: 'regions', small: 'show' });
    expect(all.shown.rows.every(({ csat }) => csat !== null)).toBe(true);
    const tiny = await draw({ data: 'tiny' });
    expect(tiny.shown.state).toBe('too-few');
    expect(tiny.element.querySelector('.pl-body')?.textContent).toBe('Too few answers (n = 4, minimum 10).');
  });

  it('does not withhold counts of answers themselves', async () => {
    const { shown } = await draw({ data: 'regions', y: 'n' });
    expect(shown.notes).toEqual([]);
    expect(shown.rows.map(({ n }) => Number(n) > 0)).toEqual([true, true, true, true]);
  });

  it('shows exactly the columns that it draws, and the answers where a column counts them', async () => {
    const { shown } = await draw({ data: 'monthly', x: 'month', y: 'csat' });
    expect(shown.columns.map(({ name }) => name)).toEqual(['month', 'csat', 'n']);
    expect(Object.keys(shown.rows[0] ?? {})).toEqual(['month', 'csat', 'n']);
    expect(shown.n).toBe(600);
    expect((await draw({ data: 'gap' })).shown.n).toBeUndefined();
  });

  it('sorts names by a column', async () => {
    const { shown } = await draw({ data: 'dots', x: 'csat', y: 'name', mark: 'bar', sort: '-csat' });
    const values = shown.rows.map(({ csat }) => Number(csat));
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it('bins a histogram with round ends and whole numbers by themselves', async () => {
    const spend = await draw({ data: 'raw', mark: 'histogram', x: 'spend' });
    expect(spend.shown.rows[0]).toEqual({ from: 0, to: 5, value: 30 });
    expect(spend.shown.rows.reduce((sum, { value }) => sum + Number(value), 0)).toBe(600);
    const csat = await draw({ data: 'raw', mark: 'histogram', x: 'csat', colour: 'channel' });
    expect(csat.shown.rows.map(({ from, to }) => [from, to]).slice(0, 5)).toEqual(
      [1, 2, 3, 4, 5].map((score) => [score, score]),
    );
    expect(titles(csat.element)[0]).toMatch(/^phone, 1: \d+ rows$/);
  });

  it('draws a target, intervals as whiskers, and shares that fill the height', async () => {
    const bars = await draw({ data: 'monthly', mark: 'bar', y: 'csat', low: 'lo', high: 'hi', target: 0.45 });
    expect(bars.element.querySelector('.pl-wide')?.textContent).toContain('Target 45%');
    expect(bars.element.querySelectorAll('.pl-wide [data-part=rule] line').length).toBeGreaterThanOrEqual(14);
    const share = await draw({ data: 'channels', mark: 'area', y: 'n', colour: 'channel', stack: 'share' });
    expect(share.element.querySelector('.pl-wide')?.textContent).toContain('100%');
  });

  it('draws ticks over one axis alone when there is no y', async () => {
    const { element } = await draw({ data: 'raw', mark: 'tick', x: 'spend' });
    expect(element.querySelectorAll('.pl-wide [data-part=tick] line')).toHaveLength(600);
    expect(element.querySelector('.pl-wide [data-part="y-axis tick label"]')).toBeNull();
  });

  it('keeps markup in values as text, without style elements or attributes', async () => {
    const { element } = await draw({ data: 'odd' });
    expect(element.querySelector('.pl-body b')).toBeNull();
    expect(titles(element)).toContain('Zoë 😀: Value 5');
    expect(titles(element)).toContain('no value: Value 2');
    expect(element.outerHTML).not.toMatch(/<style|\sstyle=/);
  });

  it('replaces the drawing by words when there is nothing to draw', async () => {
    expect((await draw({ data: 'none' })).shown.state).toBe('empty');
    expect((await draw({ data: 'nothing' })).shown.state).toBe('empty');
  });

  it('draws a single row', async () => {
    const { element, shown } = await draw({ data: 'one', x: 'month', y: 'csat' });
    expect(shown.state).toBe('ok');
    expect(element.querySelectorAll('.pl-wide circle')).toHaveLength(1);
    expect(element.outerHTML).not.toMatch(/NaN|Infinity/);
  });

  it('draws at most 5,000 rows and says so', async () => {
    const { shown } = await draw({ data: 'large', x: 'i', y: 'value', mark: 'line' });
    expect(shown.rows).toHaveLength(5000);
    expect(shown.notes).toEqual(['Only the first 5,000 rows are shown.']);
  });

  it('refuses columns that the query does not return, also when there are no rows', async () => {
    await expect(draw({ data: 'none', y: 'cast' })).rejects.toMatchObject({
      rule: 'wrong-row-shape',
      prop: 'y',
      suggestion: 'did you mean "csat"?',
      valid: ['region', 'csat'],
    });
  });

  it('refuses columns that cannot take their role', async () => {
    await expect(draw({ data: 'heat', mark: 'line', x: 'day', y: 'channel' })).rejects.toThrow(
      'column channel holds text, expected numbers',
    );
    await expect(draw({ data: 'heat', mark: 'histogram', x: 'day' })).rejects.toThrow('expected numbers');
    await expect(draw({ data: 'monthly', low: 'lo' })).rejects.toThrow('missing prop: high');
    await expect(draw({ data: 'monthly', color: 'lo' })).rejects.toMatchObject({
      suggestion: 'did you mean "colour"?',
    });
  });
});

describe('every mark of a chart', () => {
  it.each([
    ['line', { data: 'monthly', y: 'csat', low: 'lo', high: 'hi' }, 'path'],
    ['area', { data: 'channels', y: 'n', colour: 'channel' }, 'path'],
    ['bar', { data: 'regions', y: 'n', target: 200 }, 'rect'],
    ['dot', { data: 'dots', x: 'effort', y: 'csat', size: 'n', label: 'name', colour: 'region' }, 'circle'],
    ['cell', { data: 'heat', x: 'day', y: 'channel', colour: 'csat' }, 'rect'],
    ['rule', { data: 'monthly', y: 'csat', low: 'lo', high: 'hi' }, 'line'],
    ['tick', { data: 'raw', x: 'spend', y: 'channel' }, 'line'],
    ['histogram', { data: 'raw', x: 'spend' }, 'rect'],
  ])('%s draws at both widths', async (mark, input, shape) => {
    const { drawings, shown } = await draw({ mark, ...input });
    expect(shown.state).toBe('ok');
    for (const { element } of drawings) {
      expect(element.querySelectorAll(`svg.pl-plot ${shape}`).length).toBeGreaterThan(0);
      expect(element.outerHTML).not.toMatch(/NaN|Infinity|undefined|\sstyle=/);
      expect(element.querySelector('title')?.textContent).toBeTruthy();
    }
  });

  it.each([
    ['bars', { data: 'regions', y: 'n', target: 200 }],
    ['grouped-bars', { data: 'channels', x: 'channel', y: 'n', mark: 'bar', colour: 'month', stack: false }],
    ['line-with-band', { data: 'monthly', y: 'csat', low: 'lo', high: 'hi', target: 0.5 }],
    ['heat-map', { data: 'heat', mark: 'cell', x: 'day', y: 'channel', colour: 'csat' }],
  ])('%s look as they did', async (name, input) => {
    const { drawings } = await draw(input);
    const html = drawings.map(({ element }) => element.outerHTML).join('\n');
    await expect(html).toMatchFileSnapshot(`snapshots/chart-${name}.html`);
  });

  it.each(['line', 'area', 'bar', 'dot', 'cell', 'rule', 'tick', 'histogram'])(
    '%s takes one row and no rows',
    async (mark) => {
      const colour =
        mark === 'cell'
          ? { colour: 'csat', y: 'n' }
          : mark === 'histogram'
            ? { x: 'csat' }
            : { x: 'month', y: 'csat' };
      const one = await draw({ data: 'one', mark, ...colour });
      expect(one.shown.state).toBe('ok');
      expect(one.element.outerHTML).not.toMatch(/NaN|Infinity/);
      const roles =
        mark === 'cell'
          ? { x: 'region', y: 'region', colour: 'csat' }
          : mark === 'histogram'
            ? { x: 'csat' }
            : { x: 'region', y: 'csat' };
      expect((await draw({ data: 'none', mark, ...roles })).shown.state).toBe('empty');
    },
  );
});
