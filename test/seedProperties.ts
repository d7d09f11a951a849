import fc from 'fast-check';
import { seed } from './chosen';

// What jest does before each file of the unit and the engine tests.
fc.configureGlobal({ seed });
