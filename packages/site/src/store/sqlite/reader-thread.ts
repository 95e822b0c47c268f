import { parentPort, workerData } from 'node:worker_threads';
import { reports } from '../reports/reports.ts';
import { carried } from './carried-error.ts';
import type { Place } from './connection.ts';
import { Reader } from './reader.ts';
import type { ReportAnswer, ReportRequest } from './report-calls.ts';
import { sqliteTrouble } from './sqlite-trouble.ts';
import { answerCalls } from './worker-calls.ts';

if (parentPort === null) throw new Error('a reader is a thread of its own');
const reader = new Reader(workerData as Place);
answerCalls(parentPort, { answer, close: async () => reader.close() });

async function answer({ name, input }: ReportRequest): Promise<readonly ReportAnswer[]> {
  try {
    const report = reports.get(name);
    if (report === undefined) throw new Error(`"${name}" is not in the list of reports`);
    return [{ result: await reader.read(async (db) => report.run(db, input as never)) }];
  } catch (error) {
    const trouble = sqliteTrouble(error);
    return [trouble === undefined ? { error: carried(error) } : { trouble }];
  }
}
