import { main } from './new/main.ts';

/** `npm run new -- --template csat --dataset mydata [--lang fr] [--name my-report]`, or `-- --list`. */
await main(process.argv.slice(2), process.cwd());
