import type { Convert } from '../../../src-main/convert/conversions.ts';
import { runConversion } from '../../../src-main/convert/run-conversion.ts';

/** The conversions themselves, without the process around them, which has tests of its own. */
export const convertInProcess: Convert = (name, input) => runConversion(name, input);
