namespace PhoneRig.Network.Dhcp;

/// <summary>What an address of the pool is.</summary>
public enum LeaseState
{
    /// <summary>Offered to a client that has not taken it yet.</summary>
    Offered,
    /// <summary>Given to a client.</summary>
    Bound,
    /// <summary>Given back; kept for the same client until another needs it.</summary>
    Released,
    /// <summary>Found in use by somebody else: nobody gets it for a while.</summary>
    Declined,
}
