# Stands between a PostgreSQL server and the process that needs it. Its input is a pipe from that process, which
# the system closes however the process dies, kill -9 included; then the server is stopped, unless somebody else
# still needs it. A shell and not Node, so that killing "node" does not take the guard along.
# Arguments: pg_ctl, the cluster's folder, the folder of users, and "throw-away" if the folder shall go as well.
pg_ctl=$1 cluster=$2 users=$3 fate=$4
trap '' INT TERM HUP
: >"$users/$$"
echo ready
cat >/dev/null
rm -f "$users/$$"
for user in "$users"/*; do
  pid=${user##*/}
  [ "$pid" != '*' ] && kill -0 "$pid" 2>/dev/null && exit 0
done
"$pg_ctl" -D "$cluster" -m fast -w stop >/dev/null 2>&1
if [ "$fate" = throw-away ]; then rm -rf "${users%/*}"; fi
