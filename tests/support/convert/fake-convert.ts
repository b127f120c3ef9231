import type { ConversionName, ConversionOutput, Convert, ParsedInput } from '../../../src-main/convert/conversions.ts';
import { conversions } from '../../../src-main/convert/conversions.ts';

type Fakes = {
  readonly [T in ConversionName]?: (input: ParsedInput<T>) => ConversionOutput<T> | Promise<ConversionOutput<T>>;
};

/** Conversions by functions of the test's own; one that it has none for is refused. */
export const fakeConvert =
  (fakes: Fakes): Convert =>
  async (name, input) => {
    const fake = fakes[name];
    if (fake === undefined) throw new Error(`no ${name} in this test`);
    // The table pairs each conversion with its input, which the compiler can't follow through a generic key.
    return fake(conversions[name].input.parse(input) as ParsedInput<typeof name>);
  };
