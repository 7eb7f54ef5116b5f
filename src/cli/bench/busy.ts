/** How much longer work takes than it would on a free machine: time that passed ÷ time computed, 1 when nothing else runs. */
export function busy(milliseconds = 400): number {
  const start = performance.now();
  const before = process.cpuUsage();
  let turns = 0;
  while (performance.now() - start < milliseconds) turns++;
  const { user, system } = process.cpuUsage(before);
  return turns ? (performance.now() - start) / ((user + system) / 1000) : 1;
}
