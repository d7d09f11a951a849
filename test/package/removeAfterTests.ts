import { PackedPackage } from './PackedPackage';

/** Removes what `packBeforeTests` packed. */
export default function removeAfterTests(): void {
	PackedPackage.find()?.remove();
}
