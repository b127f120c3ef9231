import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { renderDocx } from '../../../src-main/convert/docx/render-docx.ts';
import { packageFaults, xmlFaults } from './check-package.ts';
import { goldenDocxFiles, sampleDressings } from './dressed-files.ts';
import { libreOfficeFaults } from './open-in-libreoffice.ts';
import { validateDocx } from './validate-docx.ts';
import { wildDocuments } from './wild-documents.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '60' }, seed: { type: 'string', default: '20261122' } },
});

const files = await goldenDocxFiles();
const golden = files.size;
const dressings = Object.entries(sampleDressings());
const documents = fc.sample(wildDocuments, { numRuns: Number(values.runs), seed: Number(values.seed) });
for (const [index, document] of documents.entries()) {
  const [name, dressing] = dressings[index % dressings.length] ?? [];
  if (dressing !== undefined) files.set(`wild ${index} in ${name}`, await renderDocx(document, dressing));
}

const sdk = (await validateDocx(files)).map(({ file, fault }) => `${file}: ${fault}`);
const packages = [...files].flatMap(([name, file]) => packageFaults(file).map((fault) => `${name}: ${fault}`));
const xml = xmlFaults(files)
  .split('\n')
  .filter((line) => line !== '');
const libreOffice = libreOfficeFaults(files);

const checks = { 'Open XML SDK': sdk, package: packages, xmllint: xml, LibreOffice: libreOffice };
process.stdout.write(`${files.size} Word files: ${golden} golden, ${documents.length} wild (seed ${values.seed})\n`);
for (const [name, faults] of Object.entries(checks)) {
  process.stdout.write(`${name}: ${faults.length === 0 ? 'no faults' : `${faults.length} faults`}\n`);
  for (const fault of faults.slice(0, 20)) process.stdout.write(`  ${fault}\n`);
}
process.exitCode = Object.values(checks).some((faults) => faults.length > 0) ? 1 : 0;
