#!/usr/bin/env node
import { verifyCommand } from './verify-command.ts';

const { code, text } = await verifyCommand(process.argv.slice(2));
process.stdout.write(text);
process.exitCode = code;
