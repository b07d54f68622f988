#!/usr/bin/env bash
# Lays out the newest WordPress that the plugin is tested on in FOLDER, to the digit, beside what the machine has
# installed: Debian's packages, unpacked and not installed, and the SQLite drop-in that an npm package carries.
#     newest-wordpress.sh FOLDER
set -euo pipefail
version=7.1.4+dfsg1-1
carrier=@wp-playground/cli@3.1.56
libraries="php-getid3 libphp-phpmailer libjs-lodash libjs-underscore libjs-cropper libjs-jquery libjs-jquery-ui libjs-jquery-form
  libjs-prototype libjs-scriptaculous libjs-mediaelement libjs-codemirror"

folder=$1
rm -rf "$folder"
mkdir -p "$folder"/{lists/partial,archives/partial,packages,tree}
folder=$(realpath "$folder")

# apt with lists of its own, from where this machine has Debian from
mirror=$(apt-get indextargets --format '$(REPO_URI)' "Identifier: Packages" | grep -m1 '/debian/\?$')
keys=/usr/share/keyrings/debian-archive-keyring.gpg
printf "deb [signed-by=$keys] $mirror %s main\n" sid trixie >"$folder/sources.list"
cat >"$folder/apt.conf" <<END
Dir::Etc::sourcelist "$folder/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$folder/lists";
Dir::State::status "/dev/null";
Dir::Cache "$folder";
APT::Sandbox::User "root";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Languages "none";
END
export APT_CONFIG=$folder/apt.conf
apt-get update -qq
cd "$folder/packages"
apt-get download -qq "wordpress=$version" "wordpress-theme-twentytwentyfive=$version" $libraries
unset APT_CONFIG
for package in *.deb; do dpkg-deb -x "$package" "$folder/tree"; done

cp -rL "$folder/tree/usr/share/wordpress" "$folder/site" # Debian links libraries
npm pack --silent "$carrier" >/dev/null
tar -xzf wp-playground-cli-*.tgz package/sqlite-database-integration.zip
python3 -m zipfile -e package/sqlite-database-integration.zip .
mkdir -p "$folder/site/wp-content/plugins"
mv plugin-sqlite-database-integration "$folder/site/wp-content/plugins/sqlite-database-integration"
cp "$folder/site/wp-content/plugins/sqlite-database-integration/db.copy" "$folder/site/wp-content/db.php"
cd "$folder" && rm -rf lists archives packages tree ./*.bin
touch installed
