import { paletteWords } from '../../words/paletteWords.ts';
import type { Command } from './commands.ts';
import { locale } from './palette/names.ts';

/** What the frame does when its own buttons are pressed, as commands; none where a page has no such button. */
export function frameCommands(): Command[] {
  const { frame, categories } = paletteWords(locale());
  const press = (id: string, title: string, selector: string, keys?: string): Command => {
    const button = () => document.querySelector<HTMLElement>(selector);
    return {
      id,
      title,
      category: categories.view,
      ...(keys ? { keys } : {}),
      enabled: () => button() !== null,
      run: () => button()?.click(),
    };
  };
  const view = (name: string) => `.sh-activity [data-view="${name}"]`;
  return [
    press('sideBar', frame.sideBar, '[data-sh="side"]', 'Mod+B'),
    press('panel', frame.panel, '[data-sh="panel"]', 'Mod+J'),
    press('outline', frame.outline, '[data-sh="outline"]'),
    press('explorer', frame.explorer, view('reports'), 'Mod+Shift+E'),
    press('data', frame.data, view('data')),
    press('measures', frame.measures, view('measures')),
    press('settings', frame.settings, view('settings'), 'Mod+,'),
    press('log', frame.log, '[data-sh="log"]'),
    press('problems', frame.problems, '[data-sh="problems"]'),
    press('theme', frame.theme, '[data-sh="theme"]', 'Mod+K Mod+T'),
    press('reading', frame.reading, '[data-sh="reading"]', 'Mod+K Z'),
  ];
}
