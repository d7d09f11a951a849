import { after } from 'node:test';
import { parseArgs } from 'node:util';
import { callAsTool } from './walk/callAsTool.mts';
import { chooseFromLists } from './walk/chooseFromLists.mts';
import { createByColumn } from './walk/createByColumn.mts';
import { duplicateAndGet } from './walk/duplicateAndGet.mts';
import { enterCredential } from './walk/enterCredential.mts';
import { findTheNode } from './walk/findTheNode.mts';
import { importExamples } from './walk/importExamples.mts';
import { makeMistakes } from './walk/makeMistakes.mts';
import { openWalk } from './walk/openWalk.mts';

// What somebody does and sees who tries the node in n8n's editor, with a browser, and what the
// stand-in for Tracy received of it. `npm run screenshots` takes its pictures on the way.

const { values } = parseArgs({ options: { pictures: { type: 'string' } } });
const walk = await openWalk({ after }, values.pictures);

findTheNode(walk);
enterCredential(walk);
createByColumn(walk);
chooseFromLists(walk);
makeMistakes(walk);
duplicateAndGet(walk);
callAsTool(walk);
importExamples(walk);
