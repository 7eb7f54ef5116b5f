import { commandLine } from './commandLine.ts';
import { commands } from './commands.ts';
import { main } from './new/main.ts';

/** `npm run new -- --template csat --dataset mydata [--lang fr] [--name my-report]`, or `-- --list`. */
await main(commandLine(commands.new).values, process.cwd());
