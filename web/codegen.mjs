/**
 * Turns each `src/operations/NAME.graphql` into a typed module, `src/gql/NAME.ts`.
 *
 * It exports each operation under its name, as a minified string that carries its types: strings
 * need no parser in the browser, and one module a file keeps the panel's words off the customer's
 * page. The types of all files stand in `src/gql/types.ts`: `OrdersQuery`, `OrdersQueryVariables`,
 * `OrderRowFragment`, and the enums and inputs in use.
 *
 * Source of the types: `../schema.graphql`, the schema that the server prints. An operation that does
 * not validate against it stops the build and names the file.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { plugin as typesOf } from '@graphql-codegen/typescript-operations';
import {
  Kind,
  Source,
  buildSchema,
  concatAST,
  parse,
  print,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';

const OPERATIONS = new URL('./src/operations/', import.meta.url);
const SCHEMA = process.argv[2] ?? new URL('../schema.graphql', import.meta.url);
const OUTPUT = new URL('./src/gql/', import.meta.url);

/** How a scalar of the schema travels as JSON. A new scalar stops the build until it stands here. */
const SCALARS = { Date: 'string', DateTime: 'string', Decimal: 'string' };

const PREAMBLE = '// Made by codegen.mjs from schema.graphql and src/operations: do not edit.\n';

const OPERATION_TYPE = `/** A GraphQL document as text that knows what it answers and what it asks for. */
export type Operation<Result, Variables> = string & { readonly __types?: (variables: Variables) => Result };
`;

async function readFiles() {
  const names = (await readdir(OPERATIONS)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const location = fileURLToPath(new URL(name, OPERATIONS));
      return { location, name, document: parse(new Source(await readFile(location, 'utf8'), name)) };
    }),
  );
}

/** The operation with every fragment it spreads, however deep, and no other. */
function withFragments(operation, fragments) {
  const needed = new Set();
  const collect = (node) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (needed.has(value)) return;
        needed.add(value);
        collect(fragments.get(value));
      },
    });
  collect(operation);
  return [operation, ...[...needed].map((name) => fragments.get(name))];
}

function typeNameOf({ name, operation }) {
  return name.value + operation[0].toUpperCase() + operation.slice(1);
}

function moduleOf(operations, fragments) {
  const types = operations.map(typeNameOf).flatMap((type) => [type, `${type}Variables`]);
  const constants = operations.map((operation) => {
    const text = stripIgnoredCharacters(withFragments(operation, fragments).map(print).join('\n'));
    const type = typeNameOf(operation);
    return `export const ${operation.name.value} = ${JSON.stringify(text)} as Operation<${type}, ${type}Variables>;`;
  });
  return [PREAMBLE + `import type { Operation, ${types.join(', ')} } from './types';`, ...constants].join(
    '\n\n',
  );
}

function refuse(errors) {
  for (const error of errors) console.error(`${error.toString()}\n`);
  console.error(
    'The pages ask for something the schema does not offer: mend the operation, or print the schema anew.',
  );
  process.exit(1);
}

async function write(name, text) {
  await writeFile(new URL(`${name}.ts`, OUTPUT), `${text}\n`);
}

const schema = buildSchema(await readFile(SCHEMA, 'utf8'));
const files = await readFiles();
const whole = concatAST(files.map((file) => file.document));
const errors = validate(schema, whole);
if (errors.length > 0) refuse(errors);

const isOperation = (node) => node.kind === Kind.OPERATION_DEFINITION;
const fragments = new Map(
  whole.definitions.filter((node) => !isOperation(node)).map((node) => [node.name.value, node]),
);
const config = { scalars: SCALARS, strictScalars: true, skipTypename: true };
const { prepend = [], content } = await typesOf(schema, files, config, { outputFile: fileURLToPath(OUTPUT) });

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT, { recursive: true });
await write('types', [PREAMBLE + OPERATION_TYPE, ...prepend, content].join('\n'));
for (const { name, document } of files) {
  const operations = document.definitions.filter(isOperation);
  if (operations.length > 0) await write(name.replace('.graphql', ''), moduleOf(operations, fragments));
}
console.log(`${whole.definitions.filter(isOperation).length} operations typed`);
