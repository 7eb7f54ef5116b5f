/**
 * Vite plug-in: Plot moves marks by half a pixel on screens of single density and not on others, so that the same
 * chart has different coordinates in different browsers. Here it never moves them: the build's drawing and the
 * browser's are the same.
 */
export function plotOffset() {
  return {
    name: 'plaudit-plot-offset',
    transform(code: string, id: string) {
      if (!/plot[\\/]src[\\/]style\.js/.test(id)) return undefined;
      const changed = code.replace(/export const offset = [^;]*;/, 'export const offset = 0;');
      if (changed === code)
        throw new Error('Plot has changed where it keeps its offset: see src/hosts/build/plotOffset.ts');
      return changed;
    },
  };
}
