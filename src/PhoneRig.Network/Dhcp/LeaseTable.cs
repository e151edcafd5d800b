using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// Which client of a subnet has which address. One address a client, the same again after a power cycle. A client is its
/// hardware address, whatever client identifier it sends: loader and application of a phone may differ in option 61, and must
/// not take two addresses (facts 8).
/// </summary>
public sealed class LeaseTable
{
    /// <summary>Clients at most, however wide the pool is: a rig has a few dozen phones, and a flood of made-up ones must not fill the memory.</summary>
    private const int MostLeases = 4096;

    private readonly uint first;
    private readonly uint last;
    private readonly IPAddress own;
    private readonly Dictionary<string, Lease> byMac = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Read by the TFTP server's thread too: see <see cref="MacOf"/>.</summary>
    private readonly ConcurrentDictionary<IPAddress, Lease> byAddress = [];

    private readonly Dictionary<string, IPAddress> reservations = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<IPAddress> reserved = [];

    /// <summary>A table over the addresses first to last, both included, but for the rig's own.</summary>
    /// <exception cref="ArgumentException">The pool is empty.</exception>
    public LeaseTable(IPAddress first, IPAddress last, IPAddress own)
    {
        this.first = ToNumber(first);
        this.last = ToNumber(last);
        this.own = own;
        if (this.first > this.last)
        {
            throw new ArgumentException($"The lease pool {first} to {last} is empty: put the lower address first.", nameof(first));
        }
    }

    /// <summary>A client was given an address, gave it back, or found it in use by somebody else. A renewal is no change.</summary>
    public event Action<KeptLease>? Changed;

    /// <summary>Every lease, by address.</summary>
    public IEnumerable<Lease> All => byAddress.Values.OrderBy(lease => ToNumber(lease.Address));

    /// <summary>Keeps an address for a client from the beginning, so that it is the same after every start of the rig; others get it only when no other is left.</summary>
    public void Reserve(string mac, IPAddress address) => TryTake(mac, address, LeaseState.Released, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Gives an address to one client for ever: it gets no other, and nobody else gets it.</summary>
    public void Fix(string mac, IPAddress address)
    {
        reservations[mac] = address;
        reserved.Add(address);
    }

    /// <summary>Takes over a lease of an earlier process.</summary>
    /// <returns>False where it does not fit any more: pool or reservations are others now.</returns>
    public bool Restore(KeptLease lease, TimeSpan until)
    {
        if (lease.State == LeaseState.Declined ? !InPool(lease.Address) : !MayHave(lease.Mac, lease.Address))
        {
            return false;
        }

        Put(new Lease(lease.Address, lease.State == LeaseState.Declined ? "" : lease.Mac, lease.State, until));
        return true;
    }

    /// <summary>The address of a client, also after its lease ended, as long as nobody else has it.</summary>
    public IPAddress? AddressOf(string mac) => byMac.GetValueOrDefault(mac)?.Address;

    /// <summary>The client of an address, also after its lease ended, as long as nobody else has it. From any thread.</summary>
    public string? MacOf(IPAddress address) => byAddress.GetValueOrDefault(address) is { Mac.Length: > 0 } lease ? lease.Mac : null;

    /// <summary>The lease of a client.</summary>
    public Lease? Find(string mac) => byMac.GetValueOrDefault(mac);

    /// <summary>The address that a client gets and no other; null where any will do.</summary>
    public IPAddress? ReservationOf(string mac) => reservations.GetValueOrDefault(mac);

    /// <summary>True for an address that this table gives out to whoever asks.</summary>
    public bool InPool(IPAddress address) =>
        ToNumber(address) is var number && number >= first && number <= last && !address.Equals(own) && !reserved.Contains(address);

    /// <summary>True where another client has the address and may keep it, or it is kept for another.</summary>
    public bool IsAnothers(IPAddress address, string mac, TimeSpan now) =>
        (byAddress.GetValueOrDefault(address) is { } lease && !IsOf(lease, mac) && lease.State != LeaseState.Released && lease.Until > now)
        || (reserved.Contains(address) && !address.Equals(ReservationOf(mac)));

    /// <summary>Gives the client exactly this address, if it may have it and it is nobody else's; its former one is free then.</summary>
    public bool TryTake(string mac, IPAddress address, LeaseState state, TimeSpan now, TimeSpan until)
    {
        if (!MayHave(mac, address) || IsAnothers(address, mac, now) || !HasRoom(mac, address, now))
        {
            return false;
        }

        var before = Find(mac);
        Put(new Lease(address, mac, state, until));
        if (state == LeaseState.Bound && (before is not { State: LeaseState.Bound } || !before.Address.Equals(address)))
        {
            Changed?.Invoke(new KeptLease(mac, address, state));
        }

        return true;
    }

    /// <summary>The address to offer: the client's own, else the wanted one, else one never used, else the one unused for longest; null where none is left.</summary>
    public IPAddress? Choose(string mac, IPAddress? wanted, TimeSpan now)
    {
        if (ReservationOf(mac) is { } only)
        {
            return IsAnothers(only, mac, now) ? null : only;
        }

        if (byMac.TryGetValue(mac, out var mine))
        {
            return mine.Address;
        }

        if (wanted is not null && InPool(wanted) && !IsAnothers(wanted, mac, now))
        {
            return wanted;
        }

        for (var number = (ulong)first; number <= last && byAddress.Count < MostLeases; number++)
        {
            var address = ToAddress((uint)number);
            if (InPool(address) && !byAddress.ContainsKey(address))
            {
                return address;
            }
        }

        return Unused(mac, now)?.Address;
    }

    /// <summary>The client gives its address back; it is kept for it while others are free.</summary>
    public void Release(string mac, TimeSpan now)
    {
        if (byMac.TryGetValue(mac, out var lease))
        {
            byMac[mac] = byAddress[lease.Address] = lease with { State = LeaseState.Released, Until = now };
            Changed?.Invoke(new KeptLease(mac, lease.Address, LeaseState.Released));
        }
    }

    /// <summary>Somebody else uses the client's address: nobody gets it until then.</summary>
    public void Decline(string mac, TimeSpan until)
    {
        if (byMac.Remove(mac, out var lease))
        {
            byAddress[lease.Address] = new Lease(lease.Address, "", LeaseState.Declined, until);
            Changed?.Invoke(new KeptLease("", lease.Address, LeaseState.Declined));
        }
    }

    /// <summary>An offer that was not taken: the address is free again.</summary>
    public void Withdraw(string mac)
    {
        if (byMac.GetValueOrDefault(mac) is { State: LeaseState.Offered } lease)
        {
            Forget(lease);
        }
    }

    private static bool IsOf(Lease lease, string mac) => lease.Mac.Equals(mac, StringComparison.OrdinalIgnoreCase);

    private static uint ToNumber(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static IPAddress ToAddress(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes);
    }

    private bool MayHave(string mac, IPAddress address) => ReservationOf(mac) is { } only ? address.Equals(only) : InPool(address);

    /// <summary>The lease that ended first and is not the client's own.</summary>
    private Lease? Unused(string mac, TimeSpan now) =>
        byAddress.Values.Where(lease => !IsOf(lease, mac) && InPool(lease.Address) && !IsAnothers(lease.Address, mac, now)).MinBy(lease => lease.Until);

    /// <summary>In a full table the lease that ended first gives way.</summary>
    private bool HasRoom(string mac, IPAddress address, TimeSpan now)
    {
        if (byAddress.Count >= MostLeases && !byMac.ContainsKey(mac) && !byAddress.ContainsKey(address))
        {
            Forget(Unused(mac, now));
        }

        return byAddress.Count < MostLeases || byMac.ContainsKey(mac) || byAddress.ContainsKey(address);
    }

    private void Put(Lease lease)
    {
        Forget(byMac.GetValueOrDefault(lease.Mac));
        Forget(byAddress.GetValueOrDefault(lease.Address));
        byAddress[lease.Address] = lease;
        if (lease.Mac.Length > 0)
        {
            byMac[lease.Mac] = lease;
        }
    }

    private void Forget(Lease? lease)
    {
        if (lease is not null)
        {
            byAddress.TryRemove(lease.Address, out _);
            byMac.Remove(lease.Mac);
        }
    }
}
