/**
 * What runs before the first paint, so that a remembered theme and layout never flash: the only blocking script of a
 * page. It stands alone, because its source text is served as a file: it may use nothing from outside its own braces.
 */
export function first(): void {
  const root = document.documentElement;
  const base = document.currentScript?.getAttribute('data-base') ?? '/';
  root.setAttribute('data-script', '');
  root.setAttribute('data-base', base);
  try {
    const kept = JSON.parse(localStorage.getItem(`plaudit:1:${base}`) ?? '{}') as Record<string, unknown>;
    const put = (name: string, pattern: RegExp) => {
      const value = kept[name];
      if (typeof value === 'string' && pattern.test(value)) root.setAttribute(`data-${name}`, value);
    };
    put('theme', /^(light|dark|hc-light|hc-dark)$/);
    put('reading', /^on$/);
    put('saver', /^on$/);
    // on a phone the panels are sheets over the page: none is open before it is asked for
    if (matchMedia('(min-width: 701px)').matches) {
      put('side', /^(none|reports|search|data|measures|settings)$/);
      put('panel', /^(log|problems)$/);
    }
    if (matchMedia('(min-width: 1000px)').matches) put('outline', /^(open|none)$/);
    for (const name of ['side-width', 'outline-width', 'panel-height']) {
      const value = kept[name];
      if (typeof value === 'number' && value >= 80 && value <= 1200)
        root.style.setProperty(`--sh-${name}`, `${value}px`);
    }
  } catch {
    // storage is forbidden or holds something else: the page stands as it was built
  }
}
