import { buildElsewhere } from './buildElsewhere';
import { PackedPackage } from './PackedPackage';

test('The same sources give the same tarball in any folder, under any umask, on any day', () => {
	expect(buildElsewhere().equals(PackedPackage.announced().bytes)).toBe(true);
}, 300_000);
