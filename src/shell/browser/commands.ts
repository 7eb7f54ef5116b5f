/** Something a reader can do by name: in the command palette, by its keys, or by an element with `data-command="<id>"`. */
export type Command = {
  /** Unique, such as `view.sideBar`. */
  id: string;
  title: string;
  category?: string;
  /** Such as `Mod+Shift+P`, or `Mod+K Z` for two strokes; Mod is ⌘ on Apple devices, else Ctrl. */
  keys?: string;
  run(): void | Promise<void>;
  /** Whether it makes sense now. Default: it does. */
  enabled?(): boolean;
};

const registered = new Map<string, Command>();

/** Makes commands known. A command registered again under its id takes the place of the earlier one. */
export function register(...commands: Command[]): void {
  for (const command of commands) registered.set(command.id, command);
}

/** Every known command, in the order of registration. */
export function commands(): Command[] {
  return [...registered.values()];
}

/** Whether a command makes sense now. */
export function isEnabled({ enabled }: Command): boolean {
  return enabled?.() ?? true;
}
