const themes = /^(light|dark|hc-light|hc-dark)$/;

/** Colours that the address of an embedded figure names, `?theme=dark`; without, those of the reader's system. */
export function wearTheme(root: HTMLElement, search: string): void {
  const theme = new URLSearchParams(search).get('theme') ?? '';
  if (themes.test(theme)) root.dataset['theme'] = theme;
}

/** The part of an embed's address that keeps the colours its reader chose here. */
export function themePart({ dataset: { theme = '' } }: HTMLElement): string {
  return themes.test(theme) ? `?theme=${theme}` : '';
}
