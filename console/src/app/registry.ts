import type { Feature, FeatureResource, FeatureRoute, MenuEntry } from "../lib/feature";
import { providePages } from "../lib/pages";

// A feature is a folder with a feature.ts: light by design (paths, rights, icons), everything heavy behind `load`.
const modules = import.meta.glob<{ feature: Feature }>("../features/*/feature.ts", { eager: true });

export const features: Feature[] = Object.values(modules).map((module) => module.feature);

export const resources: FeatureResource[] = features.flatMap((feature) => feature.resources ?? []);
export const routes: FeatureRoute[] = features.flatMap((feature) => feature.routes ?? []);
export const menu: MenuEntry[] = features.flatMap((feature) => feature.menu ?? []).sort((a, b) => a.order - b.order);
export const topBarSlots = features.flatMap((feature) => feature.topBar ?? []).sort((a, b) => a.order - b.order);
export const homes = features.flatMap((feature) => feature.home ?? []).sort((a, b) => a.order - b.order);

providePages(menu);
