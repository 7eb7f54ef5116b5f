/** What is asked for: any name, commands, headings of this page, figures, or how to ask. */
export type Mode = 'names' | 'commands' | 'headings' | 'figures' | 'help';

/** The sign that begins the text of each mode; VS Code's, but for figures. */
export const signs: Record<Mode, string> = {
  names: '',
  commands: '>',
  headings: '@',
  figures: '#',
  help: '?',
};

/** Longer texts are cut: nobody types them, and matching takes longer than their square. */
const longest = 120;

/** The mode and the words of a typed text. */
export function read(text: string): { mode: Mode; words: string } {
  const typed = text.trimStart();
  const modes = Object.keys(signs) as Mode[];
  const mode = modes.find((each) => signs[each] && typed.startsWith(signs[each])) ?? 'names';
  return { mode, words: typed.slice(signs[mode].length).trim().slice(0, longest) };
}
