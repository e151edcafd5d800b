using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// Which client has which address. One address a client, the same again after a power cycle; kept in memory. A client is its
/// hardware address, whatever client identifier it sends: loader and application of a phone may differ in option 61, and must
/// not take two addresses (facts 8).
/// </summary>
public sealed class LeaseTable
{
    private readonly uint first;
    private readonly uint last;
    private readonly IPAddress own;
    private readonly Dictionary<string, Lease> byMac = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Read by the TFTP server's thread too: see <see cref="MacOf"/>.</summary>
    private readonly ConcurrentDictionary<IPAddress, Lease> byAddress = [];


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

    /// <summary>Keeps an address for a client from the beginning, so that it is the same after every start of the rig; others get it only when no other is left.</summary>
    public void Reserve(string mac, IPAddress address) => TryTake(mac, address, LeaseState.Released, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Every lease, by address.</summary>
    public IEnumerable<Lease> All => byAddress.Values.OrderBy(lease => ToNumber(lease.Address));

    /// <summary>The address of a client, also after its lease ended, as long as nobody else has it.</summary>
    public IPAddress? AddressOf(string mac) => byMac.GetValueOrDefault(mac)?.Address;

    /// <summary>The client of an address, also after its lease ended, as long as nobody else has it. From any thread.</summary>
    public string? MacOf(IPAddress address) => byAddress.GetValueOrDefault(address) is { Mac.Length: > 0 } lease ? lease.Mac : null;

    /// <summary>The lease of a client.</summary>
    public Lease? Find(string mac) => byMac.GetValueOrDefault(mac);

    /// <summary>True for an address that this table gives out.</summary>
    public bool InPool(IPAddress address) => ToNumber(address) is var number && number >= first && number <= last && !address.Equals(own);

    /// <summary>True where another client has the address and may keep it.</summary>
    public bool IsAnothers(IPAddress address, string mac, TimeSpan now) =>
        byAddress.GetValueOrDefault(address) is { } lease && !IsOf(lease, mac) && lease.State != LeaseState.Released && lease.Until > now;

    /// <summary>Gives the client exactly this address, if it is in the pool and nobody else's; its former one is free then.</summary>
    public bool TryTake(string mac, IPAddress address, LeaseState state, TimeSpan now, TimeSpan until)
    {
        if (!InPool(address) || IsAnothers(address, mac, now))
        {
            return false;
        }

        Forget(byMac.GetValueOrDefault(mac));
        Forget(byAddress.GetValueOrDefault(address));
        var lease = new Lease(address, mac, state, until);
        byMac[mac] = lease;
        byAddress[address] = lease;
        return true;
    }

    /// <summary>The address to offer: the client's own, else the wanted one, else one never used, else the one unused for longest; null where none is left.</summary>
    public IPAddress? Choose(string mac, IPAddress? wanted, TimeSpan now)
    {
        if (byMac.TryGetValue(mac, out var mine))
        {
            return mine.Address;
        }

        if (wanted is not null && InPool(wanted) && !IsAnothers(wanted, mac, now))
        {
            return wanted;
        }

        for (var number = (ulong)first; number <= last; number++)
        {
            var address = ToAddress((uint)number);
            if (InPool(address) && !byAddress.ContainsKey(address))
            {
                return address;
            }
        }

        return byAddress.Values.Where(lease => !IsAnothers(lease.Address, mac, now)).MinBy(lease => lease.Until)?.Address;
    }

    /// <summary>The client gives its address back; it is kept for it while others are free.</summary>
    public void Release(string mac, TimeSpan now)
    {
        if (byMac.TryGetValue(mac, out var lease))
        {
            byMac[mac] = byAddress[lease.Address] = lease with { State = LeaseState.Released, Until = now };
        }
    }

    /// <summary>Somebody else uses the client's address: nobody gets it until then.</summary>
    public void Decline(string mac, TimeSpan until)
    {
        if (byMac.Remove(mac, out var lease))
        {
            byAddress[lease.Address] = new Lease(lease.Address, "", LeaseState.Declined, until);
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

    private void Forget(Lease? lease)
    {
        if (lease is not null)
        {
            byAddress.TryRemove(lease.Address, out _);
            byMac.Remove(lease.Mac);
        }
    }
}
