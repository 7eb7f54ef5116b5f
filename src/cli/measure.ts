import { main } from './measure/main.ts';

/** `npm run measure -- --dataset NAME --measure nps [--by region] …`: the numbers of a report, from the terminal. */
process.exitCode = await main(process.argv.slice(2));
