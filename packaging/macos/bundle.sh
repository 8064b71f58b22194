#!/usr/bin/env bash
# Signs, notarises and packs dist/Peiting.app, which `make package` leaves on a Mac:
#
#     SIGN_AS="Developer ID Application: … (TEAMID)" NOTARY_PROFILE=peiting packaging/macos/bundle.sh
#
# NOTARY_PROFILE is the name under which `xcrun notarytool store-credentials` keeps the account's password.
# Without SIGN_AS the bundle is signed for this Mac alone ("-"): others open it only after a right click.
set -euo pipefail
cd "$(dirname "$0")/../.."

app=dist/Peiting.app
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' desktop/__init__.py)
image=dist/peiting-$version.dmg
sign=(codesign --force --timestamp --options runtime --sign "${SIGN_AS:--}" --entitlements packaging/macos/entitlements.plist)
if [ -z "${SIGN_AS:-}" ]; then
  sign=(codesign --force --sign - --entitlements packaging/macos/entitlements.plist)
fi

# From the inside out: a signature covers what is signed below it. Qt's libraries and Python have no suffix, so that what
# is to be signed is told by what it is; a framework is signed as a whole, after what it holds.
find "$app/Contents/Frameworks" "$app/Contents/Resources" -type f -print0 |
  while IFS= read -r -d '' file; do
    if file --brief "$file" | grep -q 'Mach-O'; then "${sign[@]}" "$file"; fi
  done
find "$app/Contents/Frameworks" -depth -type d -name '*.framework' -exec "${sign[@]}" {} +
"${sign[@]}" "$app"
codesign --verify --deep --strict "$app"

rm -f "$image"
hdiutil create -volname 陪听 -srcfolder "$app" -format UDZO "$image"
if [ -n "${SIGN_AS:-}" ]; then
  codesign --force --timestamp --sign "$SIGN_AS" "$image"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
