// A catalogue of a thousand codes, made of those of another.
import { readFileSync } from 'node:fs';

const catalogue = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const entries = catalogue.types.flatMap((type) => type.entries)
  .filter((entry) => entry.examples && typeof entry.code === 'string');
catalogue.types = Array.from({ length: 20 }, (_, of) => ({
  path: `many::errors::Error${of}`,
  description: `The errors of part ${of}.`,
  entries: Array.from({ length: 50 }, (_, at) => {
    const entry = entries[(of * 50 + at) % entries.length];
    const code = `M${of}_${at}_${entry.code}`;
    return { ...JSON.parse(JSON.stringify(entry).replaceAll(`${entry.code}`, code)), code };
  }),
}));
console.log(JSON.stringify(catalogue));
