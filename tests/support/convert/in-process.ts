import type { ConversionInput, ConversionName, ConversionOutput } from '../../../src-main/convert/conversions.ts';
import { runConversion } from '../../../src-main/convert/run-conversion.ts';
import type { ConvertProcess } from '../../../src-main/platform/convert-process.ts';

/** The conversions themselves, without the process around them, which has tests of its own. */
export const inProcess: ConvertProcess = {
  run: async <T extends ConversionName>(name: T, input: ConversionInput<T>) =>
    // The table pairs each conversion with its output, which the compiler can't follow through a generic key.
    (await runConversion(name, input)) as ConversionOutput<T>,
  dispose: () => {},
};
