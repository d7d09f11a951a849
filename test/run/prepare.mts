// Usage: tsx test/run/prepare.mts
// Builds and packs the package unless its sources are as they were, and installs Node.js 24
// unless it is there.
import { PackedPackage } from '../package/PackedPackage.ts';
import { findNode24 } from './findNode24.mts';

PackedPackage.ofSources();
await findNode24();
