import { memoryReader } from './memory-reader.ts';
import { readerSuite } from './testing/reader-suite.ts';

readerSuite('the in-memory reader', async (seed) => memoryReader(seed));
