-- Records of these were kept without the names of their packages while their versions could not be ordered. The next
-- synchronisation takes them for changed and writes them whole.
update advisory set fingerprint = gen_random_uuid() where export in ('crates.io', 'NuGet', 'Packagist');
