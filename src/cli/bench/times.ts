/** The results of something done several times, one after the other. */
export async function times<T>(count: number, work: (index: number) => T | Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < count; index++) results.push(await work(index));
  return results;
}
